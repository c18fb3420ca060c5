using System.Buffers.Binary;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Http2;

/// <summary>
/// Handles the frames of a peer (RFC 9113, section 6). Frames of streams that have ended are ignored: the peer may have sent them before
/// it knew.
/// </summary>
internal sealed class FrameHandler(OpenStreams streams, OutgoingWindows windows, FrameWriter writer, Http2Limits limits) : IDisposable
{
    private readonly IncomingHeaders _headers = new(limits);
    private int _connectionCredit = limits.ConnectionWindow;
    private bool _hasSettings;

    /// <exception cref="Http2Exception">The peer broke the protocol, and the connection must be closed.</exception>
    public void Handle(FrameHead head, ReadOnlySpan<byte> payload)
    {
        if (!_hasSettings && (head.Type != FrameType.Settings || head.Has(FrameFlags.Acknowledgement)))
        {
            throw Broken(Http2Error.Protocol, "did not start with its settings");
        }

        if (_headers.StreamId != 0 && (head.Type != FrameType.Continuation || head.StreamId != _headers.StreamId))
        {
            throw Broken(Http2Error.Protocol, "sent another frame between its headers");
        }

        switch (head.Type)
        {
            case FrameType.Data:
                OnData(head, payload);
                break;
            case FrameType.Headers:
                OnHeaders(head, payload);
                break;
            case FrameType.Continuation:
                OnContinuation(head, payload);
                break;
            case FrameType.Priority:
                RequireStream(head);
                RequireLength(head, 5);
                break;
            case FrameType.Reset:
                OnReset(head);
                break;
            case FrameType.Settings:
                OnSettings(head, payload);
                break;
            case FrameType.Ping:
                OnPing(head, payload);
                break;
            case FrameType.WindowUpdate:
                OnWindowUpdate(head, payload);
                break;
            case FrameType.GoAway:
                OnGoAway(head);
                break;
            case FrameType.PushPromise:
                throw Broken(Http2Error.Protocol, "promised an answer, as only a server may");
            default:
                break;
        }
    }

    public void Dispose() => _headers.Dispose();

    private void OnData(FrameHead head, ReadOnlySpan<byte> payload)
    {
        RequireStream(head);
        var size = payload.Length;
        _connectionCredit -= size;
        if (_connectionCredit < 0)
        {
            throw Broken(Http2Error.FlowControl, "sent more data than its window allows");
        }

        // At once: the windows of the streams limit the buffered data, so a stream that is not read does not block others.
        if (_connectionCredit < limits.ConnectionWindow / 2)
        {
            writer.AppendWindowUpdate(0, limits.ConnectionWindow - _connectionCredit);
            _connectionCredit = limits.ConnectionWindow;
        }

        var data = WithoutPadding(head, payload);
        if (streams.Find(head.StreamId) is not { } stream)
        {
            RequireKnown(head);
        }
        else if (stream.IsReceived)
        {
            streams.Reset(stream, Http2Error.StreamClosed);
        }
        else if (!stream.TryReceive(data, size))
        {
            streams.Reset(stream, Http2Error.FlowControl);
        }
        else if (head.Has(FrameFlags.EndStream))
        {
            stream.Complete();
        }
    }

    private void OnHeaders(FrameHead head, ReadOnlySpan<byte> payload)
    {
        RequireStream(head);
        var fragment = WithoutPadding(head, payload);
        if (head.Has(FrameFlags.Priority))
        {
            fragment = fragment.Length < 5 ? throw Broken(Http2Error.FrameSize, "sent a headers frame that is too short") : fragment[5..];
        }

        _headers.Begin(head.StreamId, head.Has(FrameFlags.EndStream));
        _headers.Append(fragment);
        EndHeaders(head);
    }

    private void OnContinuation(FrameHead head, ReadOnlySpan<byte> payload)
    {
        if (_headers.StreamId == 0)
        {
            throw Broken(Http2Error.Protocol, "sent a continuation frame without a headers frame");
        }

        _headers.Append(payload);
        EndHeaders(head);
    }

    private void EndHeaders(FrameHead head)
    {
        if (!head.Has(FrameFlags.EndHeaders))
        {
            return;
        }

        var endsStream = _headers.EndsStream;
        var fields = _headers.End();
        if (streams.Find(head.StreamId) is { } stream)
        {
            // Trailers are ignored: in gRPC, a client sends none.
            if (stream.IsReceived || !endsStream)
            {
                streams.Reset(stream, stream.IsReceived ? Http2Error.StreamClosed : Http2Error.Protocol);
            }
            else
            {
                stream.Complete();
            }
        }
        else if (streams.IsNew(head.StreamId))
        {
            streams.Open(head.StreamId, fields, endsStream);
        }
    }

    private void OnReset(FrameHead head)
    {
        RequireStream(head);
        RequireLength(head, sizeof(uint));
        RequireKnown(head);
        streams.Find(head.StreamId)?.Abort();
    }

    private void OnSettings(FrameHead head, ReadOnlySpan<byte> payload)
    {
        RequireConnection(head);
        if (head.Has(FrameFlags.Acknowledgement))
        {
            RequireLength(head, 0);
            return;
        }

        Http2Settings.Apply(payload, windows);
        _hasSettings = true;
        writer.AppendSettingsAcknowledgement();
    }

    private void OnPing(FrameHead head, ReadOnlySpan<byte> payload)
    {
        RequireConnection(head);
        RequireLength(head, sizeof(ulong));
        if (!head.Has(FrameFlags.Acknowledgement))
        {
            writer.AppendPing(payload, isAnswer: true);
        }
    }

    private static void OnGoAway(FrameHead head)
    {
        RequireConnection(head);
        // The peer opens no more streams; open streams continue until it closes the connection.
        if (head.Length < GoAway.MinLength)
        {
            throw WrongLength(head);
        }
    }

    private void OnWindowUpdate(FrameHead head, ReadOnlySpan<byte> payload)
    {
        RequireLength(head, sizeof(uint));
        var increment = BinaryPrimitives.ReadInt32BigEndian(payload) & int.MaxValue;
        if (head.StreamId == 0)
        {
            if (increment == 0 || !windows.TryEnlarge(null, increment))
            {
                throw Broken(increment == 0 ? Http2Error.Protocol : Http2Error.FlowControl, "set the connection's window to a size that is not valid");
            }
        }
        else if (streams.Find(head.StreamId) is not { } stream)
        {
            RequireKnown(head);
        }
        else if (increment == 0 || !stream.TryEnlarge(increment))
        {
            streams.Reset(stream, increment == 0 ? Http2Error.Protocol : Http2Error.FlowControl);
        }
    }

    private static ReadOnlySpan<byte> WithoutPadding(FrameHead head, ReadOnlySpan<byte> payload)
    {
        if (!head.Has(FrameFlags.Padded))
        {
            return payload;
        }

        return payload.Length > 0 && payload[0] < payload.Length
            ? payload[1..^payload[0]]
            : throw Broken(Http2Error.Protocol, "sent a frame whose padding is longer than the frame");
    }

    private static void RequireConnection(FrameHead head)
    {
        if (head.StreamId != 0)
        {
            throw Broken(Http2Error.Protocol, $"sent a frame of type {head.Type} on a stream");
        }
    }

    private static void RequireStream(FrameHead head)
    {
        if (head.StreamId == 0)
        {
            throw Broken(Http2Error.Protocol, $"sent a frame of type {head.Type} without a stream");
        }
    }

    private static void RequireLength(FrameHead head, int length)
    {
        if (head.Length != length)
        {
            throw WrongLength(head);
        }
    }

    private void RequireKnown(FrameHead head)
    {
        if (streams.IsNew(head.StreamId))
        {
            throw Broken(Http2Error.Protocol, $"sent a frame of type {head.Type} on a stream that it had not opened");
        }
    }

    private static Http2Exception WrongLength(FrameHead head) => Broken(Http2Error.FrameSize, $"sent a frame of type {head.Type} with {head.Length} bytes");

    private static Http2Exception Broken(Http2Error error, string what) => new(error, $"The daemon broke HTTP/2 on the session's connection: it {what}.");
}
