using System.Runtime.CompilerServices;
using System.Text;

namespace ImageGen.BuildKit.Tests.Http2.Headers.Framework;

/// <summary>What HttpClient writes its headers with.</summary>
internal static class FrameworkEncoder
{
    private const string HPackEncoder = "System.Net.Http.HPack.HPackEncoder, System.Net.Http";

    public static byte[] Indexed(int index) => Written((Span<byte> block, out int length) => EncodeIndexedHeaderField(null, index, block, out length));

    /// <summary>A literal whose name has a number in the static table.</summary>
    public static byte[] Literal(int name, string value) =>
        Written((Span<byte> block, out int length) => EncodeLiteralHeaderFieldWithoutIndexing(null, name, value, Encoding.UTF8, block, out length));

    public static byte[] Literal(string name, string value) => Written((Span<byte> block, out int length) =>
        EncodeLiteralHeaderFieldWithoutIndexingNewName(null, name, [value], [], Encoding.UTF8, block, out length));

    private delegate bool Encode(Span<byte> block, out int length);

    private static byte[] Written(Encode encode)
    {
        var block = new byte[64 * 1024];
        return encode(block, out var length) ? block[..length] : throw new InvalidOperationException("The buffer is too small.");
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern bool EncodeIndexedHeaderField(
        [UnsafeAccessorType(HPackEncoder)] object? type, int index, Span<byte> destination, out int written);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern bool EncodeLiteralHeaderFieldWithoutIndexing(
        [UnsafeAccessorType(HPackEncoder)] object? type, int index, string value, Encoding? encoding, Span<byte> destination, out int written);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern bool EncodeLiteralHeaderFieldWithoutIndexingNewName(
        [UnsafeAccessorType(HPackEncoder)] object? type,
        string name,
        ReadOnlySpan<string> values,
        byte[] separator,
        Encoding? encoding,
        Span<byte> destination,
        out int written);
}
