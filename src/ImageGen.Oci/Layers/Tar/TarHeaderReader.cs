using System.Buffers.Binary;

namespace ImageGen.Oci.Layers.Tar;

/// <summary>Reads headers of the formats of Unix version 7, POSIX and GNU.</summary>
internal static class TarHeaderReader
{
    /// <summary>Reads a header.</summary>
    /// <returns>The values; <see langword="null"/> if the block is not a valid header.</returns>
    public static TarHeaderValues? Read(ReadOnlySpan<byte> block)
    {
        // Old programs added bytes with signs.
        if (ReadNumber(block[TarFormat.Checksum]) is not { } checksum || (checksum != TarFormat.SumOf(block) && checksum != SignedSumOf(block)))
        {
            return null;
        }

        var isValid = true;
        var type = block[TarFormat.Type];
        var isDevice = type is (byte)'3' or (byte)'4';
        var header = new TarHeaderValues
        {
            Type = type,
            Name = NameOf(block),
            LinkName = TextOf(block[TarFormat.LinkName]),
            Mode = Number(block[TarFormat.Mode]),
            UserId = Number(block[TarFormat.UserId]),
            GroupId = Number(block[TarFormat.GroupId]),
            Size = Number(block[TarFormat.Size]),
            Modified = Number(block[TarFormat.Modified]),
            // Only a device has these numbers. Some programs write other bytes for a file.
            DeviceMajor = isDevice ? Number(block[TarFormat.DeviceMajor]) : 0,
            DeviceMinor = isDevice ? Number(block[TarFormat.DeviceMinor]) : 0,
        };
        return isValid && header.Size >= 0 ? header : null;

        long Number(ReadOnlySpan<byte> field)
        {
            var number = ReadNumber(field);
            isValid &= number is not null;
            return number ?? 0;
        }
    }

    private static byte[] NameOf(ReadOnlySpan<byte> block)
    {
        var name = TextOf(block[TarFormat.Name]);
        var prefix = block[TarFormat.Magic].StartsWith(TarFormat.PosixMagic[..6]) ? TextOf(block[TarFormat.Prefix]) : [];
        return prefix.Length == 0 ? name : [.. prefix, (byte)'/', .. name];
    }

    private static byte[] TextOf(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return field[..(end < 0 ? field.Length : end)].ToArray();
    }

    /// <summary>Reads a number: octal digits, or GNU's form for large numbers.</summary>
    /// <returns>The number; <see langword="null"/> if the field is not valid, or the number has more than 63 bits.</returns>
    private static long? ReadNumber(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            return ReadBinary(field);
        }

        var digits = field.Trim(" \0"u8);
        long value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3)
            {
                return null;
            }

            value = (value << 3) + digit - '0';
        }

        return value;
    }

    private static long? ReadBinary(ReadOnlySpan<byte> field)
    {
        var isNegative = (field[0] & 0x40) != 0;
        var sign = isNegative ? (byte)0xFF : (byte)0;
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        field[^sizeof(long)..].CopyTo(bytes);
        if (field.Length == sizeof(long))
        {
            bytes[0] = (byte)(isNegative ? bytes[0] : bytes[0] & 0x7F);
        }
        else if ((byte)(field[0] | (isNegative ? 0x80 : 0)) != (byte)(isNegative ? 0xFF : 0x80) || field[1..^sizeof(long)].ContainsAnyExcept(sign))
        {
            return null;
        }

        var value = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return value < 0 == isNegative ? value : null;
    }

    private static int SignedSumOf(ReadOnlySpan<byte> header)
    {
        var sum = TarFormat.SumOf(header);
        for (var i = 0; i < header.Length; i++)
        {
            sum -= header[i] > sbyte.MaxValue && (i < TarFormat.Checksum.Start.Value || i >= TarFormat.Checksum.End.Value) ? 256 : 0;
        }

        return sum;
    }
}
