using System.Text;
using ICSharpCode.SharpZipLib.Tar;

namespace ImageGen.Contexts.Archiving;

/// <summary>Formats the 512 bytes before each entry, in the GNU form that every engine reads: raw UTF-8 names, sizes from 8 GB in base 256.</summary>
internal sealed class TarHeaderBlock
{
    public const int Size = 512;

    /// <summary>Names of more bytes than this go into an entry of their own before.</summary>
    public const int NameLength = TarHeader.NAMELEN;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly DateTime Latest = DateTime.UnixEpoch.AddSeconds(int.MaxValue);

    private readonly byte[] _bytes = new byte[Size];
    private readonly TarHeader _header = new()
    {
        Magic = TarHeader.GNU_TMAGIC,
        // Files belong to root in the image, as the docker CLI has it: the user here means nothing there.
        UserId = 0,
        GroupId = 0,
        UserName = string.Empty,
        GroupName = string.Empty,
    };

    /// <summary>The header; valid until the next one.</summary>
    public ReadOnlySpan<byte> Format(byte type, string name, string linkName, int mode, long size, DateTime modifiedUtc)
    {
        _header.TypeFlag = type;
        _header.Name = Shorten(name);
        _header.LinkName = Shorten(linkName);
        _header.Mode = mode;
        _header.Size = size;
        _header.ModTime = modifiedUtc < DateTime.UnixEpoch ? DateTime.UnixEpoch : modifiedUtc > Latest ? Latest : modifiedUtc;
        Array.Clear(_bytes);
        _header.WriteHeader(_bytes, Utf8);
        return _bytes;
    }

    // A reader takes the long form from the entry before; the formatter does not cut a name off by itself.
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
