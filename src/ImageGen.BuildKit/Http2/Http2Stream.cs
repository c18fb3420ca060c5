using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Http2;

/// <summary>A request of the peer's and its answer. One reader and one writer at a time.</summary>
internal sealed class Http2Stream(int id, IReadOnlyList<HeaderField> headers, FrameWriter frames, OutgoingWindows windows, Http2Limits limits) : IDisposable
{
    private readonly OutgoingWindow _window = windows.Open();
    private readonly IncomingData _incoming = new(limits.StreamWindow);
    // Never disposed: it may be cancelled while the call ends, and holds nothing but memory.
    private readonly CancellationTokenSource _ended = new();
    private volatile bool _isAborted;

    public int Id => id;

    /// <summary>The request's headers, as they came.</summary>
    public IReadOnlyList<HeaderField> Headers => headers;

    /// <summary>Cancelled where the peer resets the stream, or the connection ends.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Whether the peer has no more to send.</summary>
    public bool IsReceived { get; private set; }

    /// <summary>Reads of the request's content what there is. Zero where the peer has no more.</summary>
    /// <exception cref="IOException">The stream has ended.</exception>
    public ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        GiveCredit();
        return _incoming.ReadAsync(target, cancellationToken);
    }

    /// <summary>Begins the answer. It goes out with what follows.</summary>
    public void Begin(ReadOnlySpan<byte> block)
    {
        if (!_isAborted)
        {
            frames.AppendHeaders(id, block, endStream: false);
        }
    }

    /// <summary>Sends content, as the peer lets it through.</summary>
    /// <exception cref="IOException">The stream has ended.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        while (!content.IsEmpty)
        {
            await frames.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
            var wanted = Math.Min(content.Length, FrameHead.MaxLength);
            var taken = windows.TryTake(_window, wanted);
            if (taken == 0)
            {
                // The peer gives leave for more when it has what waits here.
                await frames.FlushAsync(cancellationToken).ConfigureAwait(false);
                taken = await windows.TakeAsync(_window, wanted, cancellationToken).ConfigureAwait(false);
            }

            if (frames.TryAppendData(id, content.Span[..taken]))
            {
                content = content[taken..];
            }
            else
            {
                // Others were faster.
                windows.Return(_window, taken);
            }
        }

        await frames.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the answer with trailers.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask EndAsync(ReadOnlyMemory<byte> trailers)
    {
        try
        {
            // A peer that asks and does not read keeps its calls open, whose number is limited.
            await frames.WaitForRoomAsync(Ended).ConfigureAwait(false);
            if (_isAborted)
            {
                return;
            }

            frames.AppendHeaders(id, trailers.Span, endStream: true);
            if (!IsReceived)
            {
                // Nobody reads what may still come (RFC 9113, section 8.1).
                frames.AppendReset(id, Http2Error.None);
            }

            await frames.FlushAsync(Ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_isAborted)
        {
            // Nobody waits for the end of a stream that has ended.
        }
    }

    /// <summary>Takes in what came. <see langword="false"/> where the peer had no leave to send so much.</summary>
    public bool TryReceive(ReadOnlySpan<byte> data, int size)
    {
        if (!_incoming.TryAppend(data, size))
        {
            return false;
        }

        if (data.Length < size)
        {
            // Nobody reads padding: a reader that waits for data would wait for ever.
            GiveCredit();
        }

        return true;
    }

    /// <summary>The peer has no more to send.</summary>
    public void Complete()
    {
        IsReceived = true;
        _incoming.Complete();
    }

    /// <summary>Makes a window larger. <see langword="false"/> where it would be larger than allowed.</summary>
    public bool TryEnlarge(int increment) => windows.TryEnlarge(_window, increment);

    /// <summary>Ends the stream: whoever reads or writes it is told.</summary>
    public void Abort()
    {
        _isAborted = true;
        _incoming.Abort();
        windows.Close(_window);
        // Not on this thread, which reads the connection.
        _ = _ended.CancelAsync();
    }

    /// <summary>Frees what the stream holds. Its call has ended.</summary>
    public void Dispose()
    {
        _incoming.Abort();
        windows.Close(_window);
    }

    /// <summary>Lets the peer send as much more as was read, when it is worth a frame.</summary>
    private void GiveCredit()
    {
        if (_incoming.TakeCredit() is > 0 and var credit)
        {
            frames.AppendWindowUpdate(id, credit);
            frames.Flush();
        }
    }
}
