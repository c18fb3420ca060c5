namespace ImageGen.BuildKit.Connections;

/// <summary>What the peer of a connection sends first.</summary>
internal enum FirstResponse
{
    /// <summary>Nothing: it closed the connection.</summary>
    None,

    /// <summary>A SETTINGS frame, with which an HTTP/2 server starts.</summary>
    Http2,

    /// <summary>Anything else.</summary>
    Other,
}
