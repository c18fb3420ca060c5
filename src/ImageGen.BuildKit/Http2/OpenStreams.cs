using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Http2;

/// <summary>The open streams of a connection, each from its request headers to the end of its call.</summary>
/// <param name="serve">Handles a request. It must not throw.</param>
/// <param name="writer">The writer for outgoing frames.</param>
/// <param name="windows">The peer's windows.</param>
/// <param name="limits">The limits for the peer.</param>
internal sealed class OpenStreams(Func<Http2Stream, Task> serve, FrameWriter writer, OutgoingWindows windows, Http2Limits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Http2Stream> _open = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isEnding;

    /// <summary>The highest stream id that the peer has used.</summary>
    public int Last { get; private set; }

    /// <summary>Whether the peer has used neither this id nor a higher one.</summary>
    public bool IsNew(int id) => id > Last;

    /// <summary>Finds an open stream; <see langword="null"/> if it has ended.</summary>
    public Http2Stream? Find(int id)
    {
        lock (_gate)
        {
            return _open.GetValueOrDefault(id);
        }
    }

    /// <summary>Opens a stream and starts its call, unless its headers are not a valid request.</summary>
    public void Open(int id, List<HeaderField> headers, bool isComplete)
    {
        if (id % 2 == 0)
        {
            throw new Http2Exception(Http2Error.Protocol, "The daemon broke HTTP/2 on the session's connection: it opened a stream with an even id, which only a server may use.");
        }

        Last = id;
        if (!RequestHeaders.AreValid(headers))
        {
            writer.AppendReset(id, Http2Error.Protocol);
            return;
        }

        var stream = new Http2Stream(id, headers, writer, windows, limits);
        lock (_gate)
        {
            if (_open.Count >= limits.MaxStreams || _isEnding)
            {
                stream.Dispose();
                writer.AppendReset(id, Http2Error.RefusedStream);
                return;
            }

            _open.Add(id, stream);
        }

        if (isComplete)
        {
            stream.Complete();
        }

        // On another thread, because the call may block while the connection is read.
        _ = Task.Run(() => RunAsync(stream));
    }

    /// <summary>Resets a stream on which the peer broke the protocol.</summary>
    public void Reset(Http2Stream stream, Http2Error error)
    {
        writer.AppendReset(stream.Id, error);
        stream.Abort();
    }

    /// <summary>Ends all streams, and completes when all calls have ended.</summary>
    public async Task EndAsync()
    {
        Http2Stream[] open;
        lock (_gate)
        {
            _isEnding = true;
            open = [.. _open.Values];
            if (open.Length == 0)
            {
                return;
            }
        }

        foreach (var stream in open)
        {
            stream.Abort();
        }

        await _ended.Task.ConfigureAwait(false);
    }

    private async Task RunAsync(Http2Stream stream)
    {
        try
        {
            await serve(stream).ConfigureAwait(false);
        }
        finally
        {
            stream.Dispose();
            Close(stream);
        }
    }

    private void Close(Http2Stream stream)
    {
        lock (_gate)
        {
            _ = _open.Remove(stream.Id);
            if (_isEnding && _open.Count == 0)
            {
                _ = _ended.TrySetResult();
            }
        }
    }
}
