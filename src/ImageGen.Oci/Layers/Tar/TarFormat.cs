namespace ImageGen.Oci.Layers.Tar;

/// <summary>The places and values of a tar header: POSIX.1-2017, <c>pax</c>, and GNU tar's manual, "Basic Tar Format".</summary>
internal static class TarFormat
{
    public const int BlockSize = 512;
    public const string LongLinkName = "././@LongLink";
    public const string AttributePrefix = "SCHILY.xattr.";

    /// <summary>A header whose content is the long name of the next entry.</summary>
    public const byte GnuLongName = (byte)'L';

    /// <summary>A header whose content is the long link target of the next entry.</summary>
    public const byte GnuLongLink = (byte)'K';

    /// <summary>A header whose content is the records of the next entry.</summary>
    public const byte PaxHeader = (byte)'x';

    /// <summary>A header whose content is records of all entries.</summary>
    public const byte PaxGlobalHeader = (byte)'g';

    public static readonly Range Name = ..100;
    public static readonly Range Mode = 100..108;
    public static readonly Range UserId = 108..116;
    public static readonly Range GroupId = 116..124;
    public static readonly Range Size = 124..136;
    public static readonly Range Modified = 136..148;
    public static readonly Range Checksum = 148..156;
    public static readonly Index Type = 156;
    public static readonly Range LinkName = 157..257;
    public static readonly Range Magic = 257..265;
    public static readonly Range DeviceMajor = 329..337;
    public static readonly Range DeviceMinor = 337..345;
    public static readonly Range Prefix = 345..500;

    public static ReadOnlySpan<byte> GnuMagic => "ustar  \0"u8;

    public static ReadOnlySpan<byte> PosixMagic => "ustar\00"u8;

    /// <summary>Returns the number of zeros after a content, up to the next block.</summary>
    public static int PaddingOf(long length) => (int)(-length & (BlockSize - 1));

    /// <summary>Computes the checksum: the sum of all bytes, with spaces in the place of the checksum.</summary>
    public static int SumOf(ReadOnlySpan<byte> header)
    {
        var sum = 0;
        for (var i = 0; i < header.Length; i++)
        {
            sum += i >= Checksum.Start.Value && i < Checksum.End.Value ? ' ' : header[i];
        }

        return sum;
    }
}
