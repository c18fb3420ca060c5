using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Http2;

/// <summary>Combines the frames of a header block (RFC 9113, section 4.3).</summary>
internal sealed class IncomingHeaders(Http2Limits limits) : IDisposable
{
    private readonly HeaderDecoder _decoder = new(limits.MaxHeaderField, limits.MaxHeaders);
    private readonly RentedBuffer _block = new(firstSize: 1024);

    /// <summary>The stream of an incomplete block; zero if all blocks are complete.</summary>
    public int StreamId { get; private set; }

    /// <summary>Whether these headers end the request.</summary>
    public bool EndsStream { get; private set; }

    public void Begin(int streamId, bool endsStream)
    {
        (StreamId, EndsStream) = (streamId, endsStream);
        _block.Clear();
    }

    /// <exception cref="Http2Exception">The block is too long.</exception>
    public void Append(ReadOnlySpan<byte> fragment)
    {
        if (_block.Length + fragment.Length > limits.MaxHeaders)
        {
            throw new Http2Exception(Http2Error.EnhanceYourCalm, $"The daemon sent a header block of more than {limits.MaxHeaders} bytes.");
        }

        _block.Append(fragment);
    }

    /// <summary>Decodes the headers of the complete block.</summary>
    /// <exception cref="Http2Exception">The block is malformed, or its headers are too large.</exception>
    public List<HeaderField> End()
    {
        var fields = new List<HeaderField>();
        try
        {
            _decoder.Decode(_block.Written.Span, fields);
        }
        catch (HeaderBlockException exception)
        {
            throw new Http2Exception(Http2Error.Compression, $"The daemon sent headers that are not valid: {exception.Message}", exception);
        }
        catch (HeaderListTooLargeException exception)
        {
            throw new Http2Exception(Http2Error.EnhanceYourCalm, $"The daemon sent headers that are too large: {exception.Message}", exception);
        }

        StreamId = 0;
        // Does not keep a buffer of many megabytes.
        _block.Dispose();
        return fields;
    }

    public void Dispose() => _block.Dispose();
}
