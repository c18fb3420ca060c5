using System.Buffers.Binary;

namespace ImageGen.Oci.Layers.Tar;

/// <summary>Writes headers into a block. Our own code, because the headers of System.Formats.Tar depend on the version of .NET.</summary>
internal static class TarHeaderWriter
{
    private const int MaxOctalSize = 12;

    /// <summary>Writes a header.</summary>
    /// <param name="block">The block, with 512 bytes.</param>
    /// <param name="header">The values. Long names are cut.</param>
    /// <param name="isGnu">Whether the format is GNU's, in which large numbers are binary. Otherwise they are cut, and the records have them.</param>
    public static void Write(Span<byte> block, TarHeaderValues header, bool isGnu)
    {
        block.Clear();
        Copy(header.Name, block[TarFormat.Name]);
        Copy(header.LinkName, block[TarFormat.LinkName]);
        block[TarFormat.Type] = header.Type;
        WriteNumber(block[TarFormat.Mode], header.Mode, isGnu);
        WriteNumber(block[TarFormat.UserId], header.UserId, isGnu);
        WriteNumber(block[TarFormat.GroupId], header.GroupId, isGnu);
        WriteNumber(block[TarFormat.Size], header.Size, isGnu);
        WriteNumber(block[TarFormat.Modified], header.Modified, isGnu);
        if (header.IsDevice)
        {
            WriteNumber(block[TarFormat.DeviceMajor], header.DeviceMajor, isGnu);
            WriteNumber(block[TarFormat.DeviceMinor], header.DeviceMinor, isGnu);
        }

        (isGnu ? TarFormat.GnuMagic : TarFormat.PosixMagic).CopyTo(block[TarFormat.Magic]);
        var checksum = block[TarFormat.Checksum];
        WriteOctal(checksum[..^1], TarFormat.SumOf(block));
        checksum[^1] = (byte)' ';
    }

    /// <summary>Whether a number can be written with octal digits.</summary>
    public static bool IsOctal(long value, int fieldLength) => value >= 0 && value < 1L << (3 * (fieldLength - 1));

    private static void Copy(ReadOnlySpan<byte> text, Span<byte> field) => text[..Math.Min(text.Length, field.Length)].CopyTo(field);

    private static void WriteNumber(Span<byte> field, long value, bool isGnu)
    {
        if (IsOctal(value, field.Length))
        {
            WriteOctal(field, value);
        }
        else if (isGnu)
        {
            WriteBinary(field, value);
        }
        else
        {
            WriteOctal(field, 0);
        }
    }

    private static void WriteOctal(Span<byte> field, long value)
    {
        for (var i = field.Length - 2; i >= 0; i--)
        {
            field[i] = (byte)('0' + (value & 7));
            value >>= 3;
        }
    }

    /// <summary>Writes GNU's form of large numbers: two's complement in all bytes, with the first bit set.</summary>
    private static void WriteBinary(Span<byte> field, long value)
    {
        Span<byte> bytes = stackalloc byte[MaxOctalSize];
        bytes.Fill(value < 0 ? (byte)0xFF : (byte)0);
        BinaryPrimitives.WriteInt64BigEndian(bytes[^sizeof(long)..], value);
        bytes[^field.Length..].CopyTo(field);
        field[0] |= 0x80;
    }
}
