using System.Buffers;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>Header blocks in and out.</summary>
internal static class Blocks
{
    public const int MaxFieldSize = 1 << 20;
    public const long MaxListSize = 64 << 20;

    public static HeaderDecoder NewDecoder() => new(MaxFieldSize, MaxListSize);

    /// <summary>The headers of a block, as the framework's decoder gives them.</summary>
    public static List<(string Name, string Value)> Read(this HeaderDecoder decoder, byte[] block)
    {
        var fields = new List<HeaderField>();
        decoder.Decode(block, fields);
        return [.. fields.Select(field => (field.Name, field.Value))];
    }

    public static List<(string Name, string Value)> Read(this HeaderDecoder decoder, string hex) => decoder.Read(Octets(hex));

    public static byte[] Written(string name, string value)
    {
        var block = new ArrayBufferWriter<byte>();
        HeaderEncoder.Write(block, name, value);
        return block.WrittenSpan.ToArray();
    }

    /// <summary>Octets from hexadecimal digits, as RFC 7541 groups them.</summary>
    public static byte[] Octets(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
