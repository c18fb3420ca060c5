using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Http2;

/// <summary>A request of the peer and its response. It supports one reader and one writer at a time.</summary>
internal sealed class Http2Stream(int id, IReadOnlyList<HeaderField> headers, FrameWriter frames, OutgoingWindows windows, Http2Limits limits) : IDisposable
{
    private readonly OutgoingWindow _window = windows.Open();
    private readonly IncomingData _incoming = new(limits.StreamWindow);
    // Never disposed: it may be cancelled while the call ends, and uses only memory.
    private readonly CancellationTokenSource _ended = new();
    private volatile bool _isAborted;

    public int Id => id;

    /// <summary>The request's headers, in the order of their arrival.</summary>
    public IReadOnlyList<HeaderField> Headers => headers;

    /// <summary>Cancelled when the peer resets the stream, or the connection is closed.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Whether the peer has sent the whole request.</summary>
    public bool IsReceived { get; private set; }

    /// <summary>Reads the available content of the request; waits if nothing is available. Returns zero at the end.</summary>
    /// <exception cref="IOException">The stream has ended.</exception>
    public ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        GiveCredit();
        return _incoming.ReadAsync(target, cancellationToken);
    }

    /// <summary>Starts the response. The headers are sent together with the following data.</summary>
    public void Begin(ReadOnlySpan<byte> block)
    {
        if (!_isAborted)
        {
            frames.AppendHeaders(id, block, endStream: false);
        }
    }

    /// <summary>Sends content, as far as the peer's windows allow.</summary>
    /// <exception cref="IOException">The stream has ended.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        while (!content.IsEmpty)
        {
            await frames.WaitForCapacityAsync(cancellationToken).ConfigureAwait(false);
            var wanted = Math.Min(content.Length, FrameHeader.MaxLength);
            var taken = windows.TryTake(_window, wanted);
            if (taken == 0)
            {
                // The peer enlarges its window only after it has received the data that are buffered here.
                await frames.FlushAsync(cancellationToken).ConfigureAwait(false);
                taken = await windows.TakeAsync(_window, wanted, cancellationToken).ConfigureAwait(false);
            }

            if (frames.TryAppendData(id, content.Span[..taken]))
            {
                content = content[taken..];
            }
            else
            {
                // Other writers filled the buffer meanwhile.
                windows.Return(_window, taken);
            }
        }

        await frames.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the response with trailers.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    public async ValueTask EndAsync(ReadOnlyMemory<byte> trailers)
    {
        try
        {
            // If a peer sends requests and does not read responses, its calls stay open, and their number is limited.
            await frames.WaitForCapacityAsync(Ended).ConfigureAwait(false);
            if (_isAborted)
            {
                return;
            }

            frames.AppendHeaders(id, trailers.Span, endStream: true);
            if (!IsReceived)
            {
                // The rest of the request is not read (RFC 9113, section 8.1).
                frames.AppendReset(id, Http2Error.None);
            }

            await frames.FlushAsync(Ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_isAborted)
        {
            // The stream has been reset, so its end does not matter.
        }
    }

    /// <summary>Adds received data. Returns <see langword="false"/> if the peer exceeded its window.</summary>
    public bool TryReceive(ReadOnlySpan<byte> data, int size)
    {
        if (!_incoming.TryAppend(data, size))
        {
            return false;
        }

        if (data.Length < size)
        {
            // Padding is never read, so without this credit a reader could wait forever.
            GiveCredit();
        }

        return true;
    }

    /// <summary>Marks the request as complete.</summary>
    public void Complete()
    {
        IsReceived = true;
        _incoming.Complete();
    }

    /// <summary>Enlarges the stream's window. Returns <see langword="false"/> if it exceeds the maximum.</summary>
    public bool TryEnlarge(int increment) => windows.TryEnlarge(_window, increment);

    /// <summary>Ends the stream: its reader and its writer get an exception.</summary>
    public void Abort()
    {
        _isAborted = true;
        _incoming.Abort();
        windows.Close(_window);
        // On another thread, because this thread reads the connection.
        _ = _ended.CancelAsync();
    }

    /// <summary>Releases the resources of the stream after its call has ended.</summary>
    public void Dispose()
    {
        _incoming.Abort();
        windows.Close(_window);
    }

    /// <summary>Returns credit for the data that were read, if it is enough for a frame.</summary>
    private void GiveCredit()
    {
        if (_incoming.TakeCredit() is > 0 and var credit)
        {
            frames.AppendWindowUpdate(id, credit);
            frames.Flush();
        }
    }
}
