namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>The type of a packet of a file transfer.</summary>
internal enum PacketType
{
    /// <summary>Lists an entry; without an entry, ends the list.</summary>
    Stat = 0,

    /// <summary>The receiver requests the content of an entry.</summary>
    Request = 1,

    /// <summary>A chunk of content; an empty chunk ends it.</summary>
    Data = 2,

    /// <summary>The receiver has received everything; the sender confirms with the same packet.</summary>
    Finish = 3,

    /// <summary>One side aborts the transfer, with an error message.</summary>
    Error = 4,
}
