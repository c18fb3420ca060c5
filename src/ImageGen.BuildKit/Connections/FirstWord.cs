namespace ImageGen.BuildKit.Connections;

/// <summary>What the other side of a connection says first.</summary>
internal enum FirstWord
{
    /// <summary>Nothing: it ended the connection.</summary>
    None,

    /// <summary>A server's settings, with which HTTP/2 begins.</summary>
    Http2,

    /// <summary>Something else.</summary>
    Other,
}
