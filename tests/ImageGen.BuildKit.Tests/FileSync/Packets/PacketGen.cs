using CsCheck;
using Google.Protobuf;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

/// <summary>Packets with values that are easy to get wrong.</summary>
internal static class PacketGen
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Const(""), Gen.String[Gen.Char.AlphaNumeric, 1, 300], Gen.OneOf("😀/ａ,b", "a/b", "..", "/", "é"));
    private static readonly Gen<long> Number = Gen.OneOf(Gen.Long, Gen.OneOf(0L, 1, -1, 127, 128, long.MaxValue, long.MinValue));

    private static readonly Gen<Stat> Stats =
        from path in Text
        from link in Text
        from mode in Gen.UInt
        from ids in Gen.Select(Gen.UInt, Gen.UInt)
        from numbers in Number.Array[4]
        from attributes in Gen.Select(Text, Gen.Byte.Array[0, 20]).Array[0, 3]
        select Describe(path, link, mode, ids, numbers, attributes);

    public static Gen<Packet> Packets { get; } =
        from type in Gen.Enum<Packet.Types.PacketType>()
        from id in Gen.OneOf(Gen.UInt, Gen.OneOf(0u, 127u, 128u, uint.MaxValue))
        from data in Gen.Byte.Array[0, 300]
        from stat in Stats
        from hasStat in Gen.Bool
        select new Packet { Type = type, Id = id, Data = ByteString.CopyFrom(data), Stat = hasStat ? stat : null };

    private static Stat Describe(string path, string link, uint mode, (uint User, uint Group) ids, long[] numbers, (string Name, byte[] Value)[] attributes)
    {
        var stat = new Stat
        {
            Path = path,
            Linkname = link,
            Mode = mode,
            Uid = ids.User,
            Gid = ids.Group,
            Size = numbers[0],
            ModTime = numbers[1],
            Devmajor = numbers[2],
            Devminor = numbers[3],
        };
        foreach (var (name, value) in attributes)
        {
            stat.Xattrs[name] = ByteString.CopyFrom(value);
        }

        return stat;
    }
}
