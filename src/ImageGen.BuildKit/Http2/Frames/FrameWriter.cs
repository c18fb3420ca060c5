using System.Buffers.Binary;
using System.Text;

namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>
/// Collects frames of many writers and hands them to the connection in large pieces. One of the writers does it for all; none
/// of them waits for another one's call, only for room. Appending does not wait, so that the reader of a connection can answer.
/// </summary>
internal sealed class FrameWriter(Stream transport, Action<Exception> onBroken, CancellationToken ending) : IThreadPoolWorkItem, IDisposable
{
    /// <summary>How much waits, in bytes, before a writer of data waits too.</summary>
    private const int Room = 64 * 1024;

    /// <summary>What only answers the peer stays below a few kilobytes, unless the peer floods and does not read.</summary>
    private const int MaxWaiting = 16 * Room;

    private readonly Lock _gate = new();
    private FrameBuffer _waiting = new();
    private FrameBuffer _sent = new();
    private TaskCompletionSource? _taken;
    private Exception? _broken;
    private bool _isSending;

    /// <summary>Whether so much waits that it should go out before more is added.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Length >= Room;
            }
        }
    }

    public void AppendData(int streamId, ReadOnlySpan<byte> data) => Append(FrameType.Data, 0, streamId, data);

    /// <summary>Appends a header block, in as many frames as it takes.</summary>
    public void AppendHeaders(int streamId, ReadOnlySpan<byte> block, bool endStream)
    {
        lock (_gate)
        {
            var type = FrameType.Headers;
            var flags = endStream ? FrameFlags.EndStream : (byte)0;
            // Nothing may come between these frames.
            for (; block.Length > FrameHead.MaxLength; block = block[FrameHead.MaxLength..])
            {
                _waiting.Write(type, flags, streamId, block[..FrameHead.MaxLength]);
                (type, flags) = (FrameType.Continuation, 0);
            }

            _waiting.Write(type, (byte)(flags | FrameFlags.EndHeaders), streamId, block);
        }
    }

    public void AppendSettings(ReadOnlySpan<byte> payload) => Append(FrameType.Settings, 0, 0, payload);

    public void AppendSettingsAcknowledgement() => Append(FrameType.Settings, FrameFlags.Acknowledgement, 0, []);

    public void AppendPing(ReadOnlySpan<byte> octets, bool isAnswer) => Append(FrameType.Ping, isAnswer ? FrameFlags.Acknowledgement : (byte)0, 0, octets);

    public void AppendWindowUpdate(int streamId, int increment) => Append(FrameType.WindowUpdate, streamId, (uint)increment);

    public void AppendReset(int streamId, Http2Error error) => Append(FrameType.Reset, streamId, (uint)error);

    public void AppendGoAway(int lastStreamId, Http2Error error, string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var payload = new byte[(2 * sizeof(uint)) + text.Length];
        BinaryPrimitives.WriteInt32BigEndian(payload, lastStreamId);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(sizeof(uint)), (uint)error);
        text.CopyTo(payload.AsSpan(2 * sizeof(uint)));
        Append(FrameType.GoAway, 0, 0, payload);
    }

    /// <summary>Waits while the connection is slower than its writers.</summary>
    public ValueTask WaitForRoomAsync() => IsFull ? WaitUntilTakenAsync() : ValueTask.CompletedTask;

    /// <summary>Sends what waits. Where another writer is sending already, that one sends this too.</summary>
    /// <exception cref="IOException">The connection broke, now or before.</exception>
    public ValueTask FlushAsync()
    {
        lock (_gate)
        {
            ThrowIfBroken();
            if (_isSending || _waiting.Length == 0)
            {
                return ValueTask.CompletedTask;
            }

            _isSending = true;
        }

        return SendAsync();
    }

    /// <summary>Sends what waits, for a caller that must not wait. That the connection broke is told to the next one that writes.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_isSending || _waiting.Length == 0)
            {
                return;
            }
        }

        _ = FlushQuietlyAsync();
    }

    /// <summary>Goes on for the writers that came while one was sending.</summary>
    public void Execute() => _ = ContinueAsync();

    /// <summary>Frees the buffers. Nobody may be writing any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _broken ??= new ObjectDisposedException(nameof(FrameWriter));
            _waiting.Dispose();
            // One that is still being written to the connection is left to the garbage collector.
            if (!_isSending)
            {
                _sent.Dispose();
            }
        }
    }

    private void Append(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            ThrowIfFlooded();
            _waiting.Write(type, flags, streamId, payload);
        }
    }

    private void Append(FrameType type, int streamId, uint payload)
    {
        lock (_gate)
        {
            ThrowIfFlooded();
            _waiting.Write(type, streamId, payload);
        }
    }

    private async ValueTask WaitUntilTakenAsync()
    {
        while (true)
        {
            Task taken;
            lock (_gate)
            {
                ThrowIfBroken();
                if (_waiting.Length < Room)
                {
                    return;
                }

                _taken ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                taken = _taken.Task;
            }

            await FlushAsync().ConfigureAwait(false);
            await taken.ConfigureAwait(false);
        }
    }

    private async ValueTask SendAsync()
    {
        try
        {
            lock (_gate)
            {
                (_waiting, _sent) = (_sent, _waiting);
                _taken?.SetResult();
                _taken = null;
            }

            await transport.WriteAsync(_sent.Written, ending).ConfigureAwait(false);
            await transport.FlushAsync(ending).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Break(exception);
            throw;
        }

        lock (_gate)
        {
            _sent.Clear();
            _isSending = _waiting.Length > 0;
            if (!_isSending)
            {
                return;
            }
        }

        // For others: the caller has its own work to go on with.
        _ = ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private async Task ContinueAsync()
    {
        try
        {
            await SendAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Kept for the writers.
        }
    }

    private async Task FlushQuietlyAsync()
    {
        try
        {
            await FlushAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Kept for the writers.
        }
    }

    private void Break(Exception exception)
    {
        lock (_gate)
        {
            _broken ??= exception;
            _isSending = false;
            _taken?.SetResult();
            _taken = null;
        }

        onBroken(exception);
    }

    private void ThrowIfBroken()
    {
        if (_broken is { } broken)
        {
            throw new IOException(broken.Message, broken);
        }
    }

    private void ThrowIfFlooded()
    {
        if (_waiting.Length > MaxWaiting)
        {
            throw new Http2Exception(Http2Error.EnhanceYourCalm, "The daemon asks for answers on the session's connection and does not read them.");
        }
    }
}
