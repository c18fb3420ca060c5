using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>A call as Kestrel has it: gRPC's messages, read from and written into the buffers of the connection.</summary>
internal sealed class GrpcCall : SessionCall
{
    // Before each message: whether it is compressed, and its length as four bytes, the highest first.
    private const int HeadSize = 5;

    private readonly IHttpRequestFeature _request;
    private readonly PipeReader _reader;
    private readonly PipeWriter _writer;
    private SequencePosition? _consumed;
    private long _expected;

    public GrpcCall(IFeatureCollection features)
    {
        _request = features.GetRequiredFeature<IHttpRequestFeature>();
        _reader = features.GetRequiredFeature<IRequestBodyPipeFeature>().Reader;
        _writer = features.GetRequiredFeature<IHttpResponseBodyFeature>().Writer;
    }

    public override IEnumerable<string> MetadataKeys => _request.Headers.Keys;

    public override IReadOnlyList<string> GetMetadata(string key) => _request.Headers[key].ToArray()!;

    public override async ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_consumed is { } consumed)
        {
            _consumed = null;
            _reader.AdvanceTo(consumed);
        }

        while (true)
        {
            var read = await ReadMoreAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            if (TryReadHead(buffer, out var length) && buffer.Length - HeadSize >= length)
            {
                var message = buffer.Slice(HeadSize, length);
                _consumed = message.End;
                return message;
            }

            _reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw new RpcException(new Status(StatusCode.Internal, "The call ended within a message."));
            }
        }
    }

    public override IBufferWriter<byte> BeginMessage(int length)
    {
        ThrowIfMiscounted();
        var head = _writer.GetSpan(HeadSize);
        head[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], length);
        _writer.Advance(HeadSize);
        _expected = _writer.UnflushedBytes + length;
        return _writer;
    }

    public override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        ThrowIfMiscounted();
        _expected = 0;
        var flushed = await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new CallEndedException();
        }
    }

    private static bool TryReadHead(ReadOnlySequence<byte> buffer, out int length)
    {
        length = 0;
        if (buffer.Length < HeadSize)
        {
            return false;
        }

        Span<byte> head = stackalloc byte[HeadSize];
        buffer.Slice(0, HeadSize).CopyTo(head);
        if (head[0] != 0)
        {
            throw new RpcException(new Status(StatusCode.Unimplemented, "Compressed messages are not understood."));
        }

        var announced = BinaryPrimitives.ReadUInt32BigEndian(head[1..]);
        if (announced > SessionLimits.MaxMessageSize)
        {
            throw new RpcException(new Status(
                StatusCode.ResourceExhausted,
                $"A message of {announced} bytes is larger than the {SessionLimits.MaxMessageSize} that are taken."));
        }

        length = (int)announced;
        return true;
    }

    private async ValueTask<ReadResult> ReadMoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            // The daemon reset the call. No service is to take that for trouble with a file of its own.
            throw new CallEndedException(exception);
        }
    }

    private void ThrowIfMiscounted()
    {
        if (_writer.UnflushedBytes != _expected)
        {
            throw new InvalidOperationException($"A message was announced that ends at byte {_expected}; it was written up to {_writer.UnflushedBytes}.");
        }
    }
}
