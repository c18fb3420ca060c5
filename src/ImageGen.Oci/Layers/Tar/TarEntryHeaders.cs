using System.Globalization;
using System.Text;

namespace ImageGen.Oci.Layers.Tar;

/// <summary>The headers of an entry: one, after those that have what is too long for it.</summary>
internal static class TarEntryHeaders
{
    private const int MaxName = 100;
    private const int IdLength = 8;
    private const int SizeLength = 12;

    /// <summary>Returns the bytes before the content. The format is GNU's, or PAX for an entry with extended attributes.</summary>
    public static byte[] Create(LayerEntry entry)
    {
        var header = new TarHeaderValues
        {
            Type = TarTypes.ToByte(entry.Type),
            Name = Encoding.UTF8.GetBytes(entry.Type is LayerEntryType.Directory ? entry.Path + "/" : entry.Path),
            LinkName = Encoding.UTF8.GetBytes(entry.LinkTarget ?? ""),
            Mode = (long)entry.Mode,
            UserId = entry.UserId,
            GroupId = entry.GroupId,
            Size = entry.Size,
            Modified = entry.ModifiedUtc.ToUnixTimeSeconds(),
            DeviceMajor = entry.DeviceMajor,
            DeviceMinor = entry.DeviceMinor,
        };
        var isGnu = entry.ExtendedAttributes.IsEmpty;
        var bytes = new List<byte>();
        if (isGnu)
        {
            AppendLongName(bytes, TarFormat.GnuLongLink, header.LinkName);
            AppendLongName(bytes, TarFormat.GnuLongName, header.Name);
        }
        else
        {
            // A fixed name: the content of the header is the same for every entry with the same values.
            AppendWithContent(bytes, TarFormat.PaxHeader, "PaxHeaders.0", CreateRecords(header, entry), isGnu: false);
        }

        AppendHeader(bytes, header, isGnu);
        return [.. bytes];
    }

    private static void AppendLongName(List<byte> bytes, byte type, byte[] name)
    {
        if (name.Length > MaxName)
        {
            AppendWithContent(bytes, type, TarFormat.LongLinkName, [.. name, 0], isGnu: true);
        }
    }

    private static void AppendWithContent(List<byte> bytes, byte type, string name, byte[] content, bool isGnu)
    {
        AppendHeader(bytes, new TarHeaderValues { Type = type, Name = Encoding.UTF8.GetBytes(name), Size = content.Length }, isGnu);
        bytes.AddRange(content);
        bytes.AddRange(new byte[TarFormat.PaddingOf(content.Length)]);
    }

    private static void AppendHeader(List<byte> bytes, TarHeaderValues header, bool isGnu)
    {
        Span<byte> block = stackalloc byte[TarFormat.BlockSize];
        TarHeaderWriter.Write(block, header, isGnu);
        bytes.AddRange(block);
    }

    private static byte[] CreateRecords(TarHeaderValues header, LayerEntry entry)
    {
        var records = new List<byte>();
        AppendName(records, "path", header.Name);
        AppendName(records, "linkpath", header.LinkName);
        AppendNumber(records, "size", header.Size, SizeLength);
        AppendNumber(records, "uid", header.UserId, IdLength);
        AppendNumber(records, "gid", header.GroupId, IdLength);
        AppendNumber(records, "mtime", header.Modified, SizeLength);
        foreach (var (name, value) in entry.ExtendedAttributes.OrderBy(static each => each.Key, StringComparer.Ordinal))
        {
            PaxRecords.Append(records, TarFormat.AttributePrefix + name, value.Span);
        }

        return [.. records];
    }

    /// <summary>Adds a name that does not fit, or whose characters a header of POSIX does not define.</summary>
    private static void AppendName(List<byte> records, string key, byte[] name)
    {
        if (name.Length > MaxName || name.Any(static each => each > 0x7F))
        {
            PaxRecords.Append(records, key, name);
        }
    }

    private static void AppendNumber(List<byte> records, string key, long value, int fieldLength)
    {
        if (!TarHeaderWriter.IsOctal(value, fieldLength))
        {
            PaxRecords.Append(records, key, Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
