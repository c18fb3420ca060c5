using System.Text;
using CsCheck;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>Header blocks in every form that there is; several for one connection.</summary>
internal static class BlockGen
{
    private static readonly Gen<string?> Names = Gen.Frequency((1, Gen.Const((string?)null)), (1, Gen.String[Gen.Char['a', 'z'], 1, 12].Select(name => (string?)name)));

    private static readonly Gen<byte[]> Values = Gen.Frequency(
        (6, Gen.Byte.Array[0, 40]),
        (6, Gen.OneOf("GET", "followpaths", "src/été/😀", "").Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Int[1000, 4200].Select(length => new byte[length])));

    private static readonly Gen<Func<BlockWriter, byte[]>> Headers =
        from form in Gen.Frequency((4, Gen.Const(0x80)), (4, Gen.Const(0x40)), (1, Gen.OneOf(0x00, 0x10)))
        from choice in Gen.Int[0, 1000]
        from name in Names
        from value in Values
        from isHuffman in Gen.Bool
        select (Func<BlockWriter, byte[]>)(writer => writer.Header(form, choice, name, value, isHuffman));

    private static readonly Gen<Func<BlockWriter, byte[]>[]> TableSizes = Gen.Frequency(
        (6, Gen.Const<int[]>([])),
        (2, Gen.Int[0, 4096].Array[1]),
        (1, Gen.Int[0, 4096].Array[2])).Select(sizes => Array.ConvertAll(sizes, size => (Func<BlockWriter, byte[]>)(writer => writer.TableSize(size))));

    /// <summary>The blocks of connections. Their names are in lower case, and some of their values no UTF-8.</summary>
    public static Gen<byte[][]> Connections { get; } =
        Gen.Select(TableSizes, Headers.Array[0, 30]).Array[1, 6].Select(blocks =>
        {
            var writer = new BlockWriter();
            return Array.ConvertAll(blocks, block => (byte[])[.. block.Item1.SelectMany(write => write(writer)), .. block.Item2.SelectMany(write => write(writer))]);
        });

    /// <summary>Connections, one of whose blocks has another octet in a place or ends there.</summary>
    public static Gen<byte[][]> Damaged { get; } =
        from blocks in Connections
        from block in Gen.Int[0, blocks.Length - 1]
        from place in Gen.Int[0, Math.Max(blocks[block].Length - 1, 0)]
        from octet in Gen.Byte
        from isCut in Gen.Bool
        select (byte[][])[.. blocks[..block], Damage(blocks[block], place, isCut ? [] : [octet]), .. blocks[(block + 1)..]];

    private static byte[] Damage(byte[] block, int place, byte[] octet) => block.Length == 0 ? octet
        : octet.Length == 0 ? block[..place]
        : [.. block[..place], .. octet, .. block[(place + 1)..]];
}
