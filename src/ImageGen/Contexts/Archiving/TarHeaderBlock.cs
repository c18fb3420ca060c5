using System.Text;
using ICSharpCode.SharpZipLib.Tar;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.Contexts.Archiving;

/// <summary>Formats the 512-byte header of an entry in the GNU format, which every engine reads: raw UTF-8 names, sizes from 8 GB in base 256.</summary>
internal sealed class TarHeaderBlock
{
    public const int Size = 512;

    /// <summary>The maximum length of a name in the header, in bytes. A longer name is in a separate entry before it.</summary>
    public const int NameLength = TarHeader.NAMELEN;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly DateTime Latest = DateTime.UnixEpoch.AddSeconds(int.MaxValue);

    private readonly byte[] _bytes = new byte[Size];
    private readonly TarHeader _header = new()
    {
        Magic = TarHeader.GNU_TMAGIC,
        // Files belong to root in the image, as with the docker CLI: a user of this machine has no meaning there.
        UserId = 0,
        GroupId = 0,
        UserName = string.Empty,
        GroupName = string.Empty,
    };

    /// <summary>Formats a header. The result is valid until the next call.</summary>
    /// <param name="type">The type flag.</param>
    /// <param name="name">The name in the archive.</param>
    /// <param name="entry">The entry with the other values.</param>
    public ReadOnlySpan<byte> Format(byte type, string name, ContextEntry entry)
    {
        var modified = entry.ModifiedUtc;
        _header.TypeFlag = type;
        _header.Name = Shorten(name);
        _header.LinkName = Shorten(entry.LinkTarget ?? string.Empty);
        _header.Mode = entry.Mode;
        _header.Size = entry.Size;
        _header.ModTime = modified < DateTime.UnixEpoch ? DateTime.UnixEpoch : modified > Latest ? Latest : modified;
        Array.Clear(_bytes);
        _header.WriteHeader(_bytes, Utf8);
        return _bytes;
    }

    // Readers use the long name from the entry before. The formatter does not cut names itself.
    private static string Shorten(string name)
    {
        if (name.Length * 3 <= NameLength || Utf8.GetByteCount(name) <= NameLength)
        {
            return name;
        }

        var bytes = 0;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > NameLength)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return name[..length];
    }
}
