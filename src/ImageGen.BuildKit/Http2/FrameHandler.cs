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
    public void Handle(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (!_hasSettings && (header.Type != FrameType.Settings || header.Has(FrameFlags.Acknowledgement)))
        {
            throw Violation(Http2Error.Protocol, "did not start with its settings");
        }

        if (_headers.StreamId != 0 && (header.Type != FrameType.Continuation || header.StreamId != _headers.StreamId))
        {
            throw Violation(Http2Error.Protocol, "sent another frame between its headers");
        }

        switch (header.Type)
        {
            case FrameType.Data:
                OnData(header, payload);
                break;
            case FrameType.Headers:
                OnHeaders(header, payload);
                break;
            case FrameType.Continuation:
                OnContinuation(header, payload);
                break;
            case FrameType.Priority:
                RequireStream(header);
                RequireLength(header, 5);
                break;
            case FrameType.Reset:
                OnReset(header);
                break;
            case FrameType.Settings:
                OnSettings(header, payload);
                break;
            case FrameType.Ping:
                OnPing(header, payload);
                break;
            case FrameType.WindowUpdate:
                OnWindowUpdate(header, payload);
                break;
            case FrameType.GoAway:
                OnGoAway(header);
                break;
            case FrameType.PushPromise:
                throw Violation(Http2Error.Protocol, "promised a response, which only a server may do");
            default:
                break;
        }
    }

    public void Dispose() => _headers.Dispose();

    private void OnData(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        RequireStream(header);
        var size = payload.Length;
        _connectionCredit -= size;
        if (_connectionCredit < 0)
        {
            throw Violation(Http2Error.FlowControl, "sent more data than its window allows");
        }

        // At once: the windows of the streams limit the buffered data, so a stream that is not read does not block others.
        if (_connectionCredit < limits.ConnectionWindow / 2)
        {
            writer.AppendWindowUpdate(0, limits.ConnectionWindow - _connectionCredit);
            _connectionCredit = limits.ConnectionWindow;
        }

        var data = WithoutPadding(header, payload);
        if (streams.Find(header.StreamId) is not { } stream)
        {
            RequireKnown(header);
        }
        else if (stream.IsReceived)
        {
            streams.Reset(stream, Http2Error.StreamClosed);
        }
        else if (!stream.TryReceive(data, size))
        {
            streams.Reset(stream, Http2Error.FlowControl);
        }
        else if (header.Has(FrameFlags.EndStream))
        {
            stream.Complete();
        }
    }

    private void OnHeaders(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        RequireStream(header);
        var fragment = WithoutPadding(header, payload);
        if (header.Has(FrameFlags.Priority))
        {
            fragment = fragment.Length < 5 ? throw Violation(Http2Error.FrameSize, "sent a headers frame that is too short") : fragment[5..];
        }

        _headers.Begin(header.StreamId, header.Has(FrameFlags.EndStream));
        _headers.Append(fragment);
        EndHeaders(header);
    }

    private void OnContinuation(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (_headers.StreamId == 0)
        {
            throw Violation(Http2Error.Protocol, "sent a continuation frame without a headers frame");
        }

        _headers.Append(payload);
        EndHeaders(header);
    }

    private void EndHeaders(FrameHeader header)
    {
        if (!header.Has(FrameFlags.EndHeaders))
        {
            return;
        }

        var endsStream = _headers.EndsStream;
        var fields = _headers.End();
        if (streams.Find(header.StreamId) is { } stream)
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
        else if (streams.IsNew(header.StreamId))
        {
            streams.Open(header.StreamId, fields, endsStream);
        }
    }

    private void OnReset(FrameHeader header)
    {
        RequireStream(header);
        RequireLength(header, sizeof(uint));
        RequireKnown(header);
        streams.Find(header.StreamId)?.Abort();
    }

    private void OnSettings(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        RequireConnection(header);
        if (header.Has(FrameFlags.Acknowledgement))
        {
            RequireLength(header, 0);
            return;
        }

        Http2Settings.Apply(payload, windows);
        _hasSettings = true;
        writer.AppendSettingsAcknowledgement();
    }

    private void OnPing(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        RequireConnection(header);
        RequireLength(header, sizeof(ulong));
        if (!header.Has(FrameFlags.Acknowledgement))
        {
            writer.AppendPing(payload, isAcknowledgement: true);
        }
    }

    private static void OnGoAway(FrameHeader header)
    {
        RequireConnection(header);
        // The peer opens no more streams; open streams continue until it closes the connection.
        if (header.Length < GoAway.MinLength)
        {
            throw WrongLength(header);
        }
    }

    private void OnWindowUpdate(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        RequireLength(header, sizeof(uint));
        var increment = BinaryPrimitives.ReadInt32BigEndian(payload) & int.MaxValue;
        if (header.StreamId == 0)
        {
            if (increment == 0 || !windows.TryEnlarge(null, increment))
            {
                throw Violation(increment == 0 ? Http2Error.Protocol : Http2Error.FlowControl, "set the connection's window to a size that is not valid");
            }
        }
        else if (streams.Find(header.StreamId) is not { } stream)
        {
            RequireKnown(header);
        }
        else if (increment == 0 || !stream.TryEnlarge(increment))
        {
            streams.Reset(stream, increment == 0 ? Http2Error.Protocol : Http2Error.FlowControl);
        }
    }

    private static ReadOnlySpan<byte> WithoutPadding(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (!header.Has(FrameFlags.Padded))
        {
            return payload;
        }

        return payload.Length > 0 && payload[0] < payload.Length
            ? payload[1..^payload[0]]
            : throw Violation(Http2Error.Protocol, "sent a frame whose padding is longer than the frame");
    }

    private static void RequireConnection(FrameHeader header)
    {
        if (header.StreamId != 0)
        {
            throw Violation(Http2Error.Protocol, $"sent a frame of type {header.Type} on a stream");
        }
    }

    private static void RequireStream(FrameHeader header)
    {
        if (header.StreamId == 0)
        {
            throw Violation(Http2Error.Protocol, $"sent a frame of type {header.Type} without a stream");
        }
    }

    private static void RequireLength(FrameHeader header, int length)
    {
        if (header.Length != length)
        {
            throw WrongLength(header);
        }
    }

    private void RequireKnown(FrameHeader header)
    {
        if (streams.IsNew(header.StreamId))
        {
            throw Violation(Http2Error.Protocol, $"sent a frame of type {header.Type} on a stream that it had not opened");
        }
    }

    private static Http2Exception WrongLength(FrameHeader header) => Violation(Http2Error.FrameSize, $"sent a frame of type {header.Type} with {header.Length} bytes");

    private static Http2Exception Violation(Http2Error error, string what) => new(error, $"The daemon broke HTTP/2 on the session's connection: it {what}.");
}
