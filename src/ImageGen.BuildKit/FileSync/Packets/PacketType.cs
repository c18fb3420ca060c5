namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>What a packet of a file transfer says.</summary>
internal enum PacketType
{
    /// <summary>There is an entry; without one: that were all.</summary>
    Stat = 0,

    /// <summary>The receiver wants an entry's content.</summary>
    Request = 1,

    /// <summary>A piece of it; an empty one is its end.</summary>
    Data = 2,

    /// <summary>The receiver has all it wanted; the sender says the same.</summary>
    Finish = 3,

    /// <summary>One side gave up, and why.</summary>
    Error = 4,
}
