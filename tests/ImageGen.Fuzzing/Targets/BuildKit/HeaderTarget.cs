using System.Buffers;
using ImageGen.BuildKit.Http2.Headers;
using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets.BuildKit;

/// <summary>
/// Header blocks of a connection, each after an octet with its length: nothing but the declared exceptions is thrown, what is
/// read is within the limits and is read the same twice, and what is written of it reads as the same headers.
/// </summary>
internal static class HeaderTarget
{
    private const int MaxFieldSize = 100;
    private const long MaxListSize = 1000;

    public static void Check(byte[] bytes)
    {
        var shown = Convert.ToHexString(bytes);
        var decoder = new HeaderDecoder(MaxFieldSize, MaxListSize);
        var unlimited = new HeaderDecoder(int.MaxValue, long.MaxValue);
        for (ReadOnlySpan<byte> rest = bytes; rest.Length > 1;)
        {
            var length = Math.Min(rest[0], rest.Length - 1);
            var fields = Read(decoder, rest.Slice(1, length), out var isTooLarge);
            var all = Read(unlimited, rest.Slice(1, length), out _);
            ThrowUnless(fields is null == all is null, shown);
            if (fields is null || all is null)
            {
                return;
            }

            ThrowUnless(fields.Sum(field => field.Size) <= MaxListSize && fields.All(field => field.NameLength <= MaxFieldSize && field.ValueLength <= MaxFieldSize), shown);
            ThrowUnless(Texts(all).Take(fields.Count).SequenceEqual(Texts(fields)) && isTooLarge == (fields.Count < all.Count), shown);
            CheckWriting(fields, shown);
            rest = rest[(1 + length)..];
        }
    }

    private static void CheckWriting(List<HeaderField> fields, string shown)
    {
        var block = new ArrayBufferWriter<byte>();
        HeaderEncoder.WriteTableSizeUpdate(block);
        foreach (var field in fields)
        {
            HeaderEncoder.Write(block, field.Name, field.Value);
        }

        var again = Read(new HeaderDecoder(int.MaxValue, long.MaxValue), block.WrittenSpan, out _);
        ThrowUnless(again is not null && Texts(again).SequenceEqual(Texts(fields)), shown);
    }

    private static IEnumerable<(string Name, string Value)> Texts(List<HeaderField> fields) => fields.Select(field => (field.Name, field.Value));

    /// <summary>The headers that are taken; <see langword="null"/> for a block that is malformed.</summary>
    private static List<HeaderField>? Read(HeaderDecoder decoder, ReadOnlySpan<byte> block, out bool isTooLarge)
    {
        var fields = new List<HeaderField>();
        isTooLarge = false;
        try
        {
            decoder.Decode(block, fields);
        }
        catch (HeaderListTooLargeException)
        {
            isTooLarge = true;
        }
        catch (HeaderBlockException)
        {
            return null;
        }

        return fields;
    }
}
