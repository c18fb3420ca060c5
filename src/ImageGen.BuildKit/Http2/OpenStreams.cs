using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Http2;

/// <summary>The streams of a connection, from a peer's headers to the end of the call that answers them.</summary>
/// <param name="serve">Answers a request, and does not throw.</param>
/// <param name="writer">Where frames go.</param>
/// <param name="windows">What the peer lets through.</param>
/// <param name="limits">What is taken.</param>
internal sealed class OpenStreams(Func<Http2Stream, Task> serve, FrameWriter writer, OutgoingWindows windows, Http2Limits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Http2Stream> _open = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isEnding;

    /// <summary>The highest number that a peer has given to a stream.</summary>
    public int Last { get; private set; }

    /// <summary>Whether the peer has not used the number, nor a higher one.</summary>
    public bool IsNew(int id) => id > Last;

    /// <summary>The stream; <see langword="null"/> where it has ended.</summary>
    public Http2Stream? Find(int id)
    {
        lock (_gate)
        {
            return _open.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes a new stream and begins its call, unless its headers are none of a request.</summary>
    public void Open(int id, List<HeaderField> headers, bool isComplete)
    {
        if (id % 2 == 0)
        {
            throw new Http2Exception(Http2Error.Protocol, "The daemon broke HTTP/2 on the session's connection: it opened a stream with a server's number.");
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

        // The call may block; the connection is read meanwhile.
        _ = Task.Run(() => RunAsync(stream));
    }

    /// <summary>Ends a stream that the peer has broken.</summary>
    public void Reset(Http2Stream stream, Http2Error error)
    {
        writer.AppendReset(stream.Id, error);
        stream.Abort();
    }

    /// <summary>Ends every stream. Returns when every call has.</summary>
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
