using ImageGen.BuildKit.Buffers;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Http2;

/// <summary>Puts together a header block that comes in several frames (RFC 9113, section 4.3).</summary>
internal sealed class IncomingHeaders(Http2Limits limits) : IDisposable
{
    private readonly HeaderDecoder _decoder = new(limits.MaxHeaderField, limits.MaxHeaders);
    private readonly RentedBuffer _block = new(firstSize: 1024);

    /// <summary>The stream whose block has begun; zero where none has.</summary>
    public int StreamId { get; private set; }

    /// <summary>Whether the stream's content ends with these headers.</summary>
    public bool EndsStream { get; private set; }

    public void Begin(int streamId, bool endsStream)
    {
        (StreamId, EndsStream) = (streamId, endsStream);
        _block.Clear();
    }

    /// <exception cref="Http2Exception">The block is longer than its headers may be.</exception>
    public void Append(ReadOnlySpan<byte> fragment)
    {
        if (_block.Length + fragment.Length > limits.MaxHeaders)
        {
            throw new Http2Exception(Http2Error.EnhanceYourCalm, $"The daemon sent more than {limits.MaxHeaders} bytes of headers at once.");
        }

        _block.Append(fragment);
    }

    /// <summary>The headers of the block, which is complete.</summary>
    /// <exception cref="Http2Exception">It is none.</exception>
    public List<HeaderField> End()
    {
        var fields = new List<HeaderField>();
        try
        {
            _decoder.Decode(_block.Written.Span, fields);
        }
        catch (HeaderBlockException exception)
        {
            throw new Http2Exception(Http2Error.Compression, $"The daemon sent headers that cannot be read: {exception.Message}", exception);
        }
        catch (HeaderListTooLargeException exception)
        {
            throw new Http2Exception(Http2Error.EnhanceYourCalm, $"The daemon sent more headers than can be taken: {exception.Message}", exception);
        }

        StreamId = 0;
        // One of many megabytes is not kept.
        _block.Dispose();
        return fields;
    }

    public void Dispose() => _block.Dispose();
}
