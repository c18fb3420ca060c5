using System.Runtime.InteropServices;
using System.Text;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>
/// An entry as a packet. It is encoded by hand: a build without changes sends tens of thousands of these packets and hardly anything
/// else, and the generated classes would allocate three objects and a copy of the path for each.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct StatPacket
{
    private readonly ContextEntry _entry;
    private readonly IReadOnlyList<ExtendedAttribute> _attributes;
    private readonly string _linkName;
    private readonly uint _mode;
    private readonly ulong _size;
    private readonly int _pathLength;
    private readonly int _linkLength;
    private readonly int _statLength;

    /// <param name="entry">The entry. Its owner is not sent: files in an image belong to root, unless the Dockerfile changes that.</param>
    /// <param name="sameFile">The path of an earlier entry that is the same file (hard link); otherwise <see langword="null"/>.</param>
    /// <param name="attributes">Its extended attributes.</param>
    public StatPacket(ContextEntry entry, string? sameFile, IReadOnlyList<ExtendedAttribute> attributes)
    {
        _entry = entry;
        _attributes = attributes;
        _linkName = entry.LinkTarget ?? sameFile ?? string.Empty;
        _mode = GoFileMode.FromUnix(entry.Kind, entry.Mode);
        _pathLength = Encoding.UTF8.GetByteCount(entry.Path);
        _linkLength = Encoding.UTF8.GetByteCount(_linkName);
        // The size that the system reports for a link: the daemon compares it with the size of its own link.
        _size = entry.Kind == EntryKind.SymbolicLink ? (ulong)_linkLength : (ulong)entry.Size;
        _statLength = WireWriter.SizeOfText(_pathLength)
            + WireWriter.SizeOfNumber(_mode)
            + WireWriter.SizeOfNumber(_size)
            + WireWriter.SizeOfNumber(unchecked((ulong)entry.ModifiedNanoseconds))
            + WireWriter.SizeOfText(_linkLength)
            + WireWriter.SizeOfNumber(entry.DeviceMajor)
            + WireWriter.SizeOfNumber(entry.DeviceMinor);
        // A loop, not a LINQ query, to avoid allocations: nearly every file has no attributes.
        foreach (var attribute in attributes)
        {
            _statLength += WireWriter.SizeOfBytes(SizeOf(attribute));
        }
    }

    /// <summary>The packet's length in bytes.</summary>
    public int Length => WireWriter.SizeOfBytes(_statLength);

    /// <summary>Writes the packet into <see cref="Length"/> bytes.</summary>
    public void WriteTo(Span<byte> destination)
    {
        var packet = new WireWriter(destination);
        packet.WriteLength(PacketFields.Stat, _statLength);
        packet.WriteText(PacketFields.Path, _entry.Path, _pathLength);
        packet.WriteNumber(PacketFields.Mode, _mode);
        packet.WriteNumber(PacketFields.Size, _size);
        packet.WriteNumber(PacketFields.ModifiedNanoseconds, unchecked((ulong)_entry.ModifiedNanoseconds));
        packet.WriteText(PacketFields.LinkName, _linkName, _linkLength);
        packet.WriteNumber(PacketFields.DeviceMajor, _entry.DeviceMajor);
        packet.WriteNumber(PacketFields.DeviceMinor, _entry.DeviceMinor);
        foreach (var attribute in _attributes)
        {
            packet.WriteLength(PacketFields.Attributes, SizeOf(attribute));
            packet.WriteBytes(PacketFields.Key, attribute.Name.Span);
            packet.WriteBytes(PacketFields.Value, attribute.Value.Span);
        }
    }

    private static int SizeOf(ExtendedAttribute attribute) =>
        WireWriter.SizeOfBytes(attribute.Name.Length) + WireWriter.SizeOfBytes(attribute.Value.Length);
}
