using System.Buffers;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>One packet of a file transfer, as it was read.</summary>
internal readonly struct Packet
{
    public required PacketType Type { get; init; }

    /// <summary>The entry of a <see cref="PacketType.Stat"/>; <see langword="null"/> at the list's end.</summary>
    public FileStat? Stat { get; init; }

    /// <summary>The index of an entry over all that were listed.</summary>
    public uint Id { get; init; }

    /// <summary>A piece of content, or a text of UTF-8 that says what went wrong; valid as long as the message is.</summary>
    public ReadOnlySequence<byte> Data { get; init; }
}
