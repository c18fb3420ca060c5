using System.Buffers;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>A packet of a file transfer.</summary>
internal readonly struct Packet
{
    public required PacketType Type { get; init; }

    /// <summary>The entry of a <see cref="PacketType.Stat"/>; <see langword="null"/> at the end of the list.</summary>
    public FileStat? Stat { get; init; }

    /// <summary>The index of the entry in the list.</summary>
    public uint Id { get; init; }

    /// <summary>A chunk of content, or an error message in UTF-8. Valid only as long as the received message.</summary>
    public ReadOnlySequence<byte> Data { get; init; }
}
