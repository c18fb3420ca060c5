using System.Text;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>Creates the packet that lists an entry.</summary>
internal static class StatPacket
{
    /// <summary>Creates a packet without extended attributes.</summary>
    /// <param name="entry">The entry. Its owner is not sent: files in an image belong to root, unless the Dockerfile changes that.</param>
    /// <param name="sameFile">The path of an earlier entry that is the same file (hard link); otherwise <see langword="null"/>.</param>
    public static Packet Create(ContextEntry entry, string? sameFile)
    {
        var link = entry.LinkTarget ?? sameFile ?? string.Empty;
        return new Packet
        {
            Stat = new Stat
            {
                Path = entry.Path,
                Mode = GoFileMode.FromUnix(entry.Kind, entry.Mode),
                // The size that the system reports for a link: the daemon compares it with the size of its own link.
                Size = entry.Kind == EntryKind.SymbolicLink ? Encoding.UTF8.GetByteCount(link) : entry.Size,
                ModTime = entry.ModifiedNanoseconds,
                Linkname = link,
                Devmajor = entry.DeviceMajor,
                Devminor = entry.DeviceMinor,
            },
        };
    }
}
