using System.Runtime.CompilerServices;

namespace ImageGen.BuildKit.Tests.Http2.Headers.Framework;

/// <summary>What HttpClient reads its headers with: a decoder of HPACK that others wrote.</summary>
internal sealed class FrameworkDecoder
{
    private const string HPackDecoder = "System.Net.Http.HPack.HPackDecoder, System.Net.Http";
    private const string Handler = "System.Net.Http.IHttpStreamHeadersHandler, System.Net.Http";

    private readonly object _decoder = Create(maxDynamicTableSize: 4096, maxHeadersLength: int.MaxValue / 2);

    /// <summary>The headers of the next block of a connection; <see langword="null"/> where the block is refused.</summary>
    public List<(string Name, string Value)>? Decode(byte[] block)
    {
        var headers = FrameworkHeaders.Create();
        try
        {
            Decode(_decoder, block, endHeaders: true, headers);
            return headers.HasNumberZero ? null : headers.Read;
        }
        catch (Exception refused) when (refused.GetType().Name is "HPackDecodingException" or "HuffmanDecodingException")
        {
            return null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(HPackDecoder)]
    private static extern object Create(int maxDynamicTableSize, int maxHeadersLength);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Decode(
        [UnsafeAccessorType(HPackDecoder)] object decoder, ReadOnlySpan<byte> block, bool endHeaders, [UnsafeAccessorType(Handler)] object handler);
}
