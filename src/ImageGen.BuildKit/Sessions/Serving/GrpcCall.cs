using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;
using ImageGen.BuildKit.Buffers;
using ImageGen.BuildKit.Calls;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>A call on a stream of HTTP/2: gRPC's messages in its content, and gRPC's status at its end.</summary>
internal sealed class GrpcCall(Http2Stream stream) : SessionCall, IDisposable
{
    private readonly ReceivedMessages _received = new(SessionLimits.MaxMessageSize);
    private readonly RentedBuffer _written = new(firstSize: 256);
    private int _expected;
    private bool _hasBegun;

    /// <summary>The method that is called.</summary>
    public string Path => stream.Headers.First(header => header.Name == RequestHeaders.Path).Value;

    public override IEnumerable<string> MetadataKeys => stream.Headers.Select(header => header.Name).Distinct(StringComparer.Ordinal);

    public override IReadOnlyList<string> GetMetadata(string key) =>
        [.. stream.Headers.Where(header => header.Name == key).Select(header => header.Value)];

    public override ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken) =>
        _received.TryNext() ? new(_received.PayloadAsReadOnlySequence()) : ReadMoreAsync(cancellationToken);

    public override IBufferWriter<byte> BeginMessage(int length)
    {
        ThrowIfMiscounted();
        var head = _written.Append(SentMessage.HeadSize);
        head[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], length);
        _expected = _written.Length + length;
        return _written;
    }

    public override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        ThrowIfMiscounted();
        try
        {
            Begin();
            await stream.SendAsync(_written.Written, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new CallEndedException(exception);
        }
        finally
        {
            // Nothing is sent twice, also not after a flush that was cancelled.
            _written.Clear();
            _expected = 0;
        }
    }

    /// <summary>Ends the call, if anybody is there to be told. What was written and not sent is left out.</summary>
    public async ValueTask EndAsync(Status status)
    {
        using var trailers = new RentedBuffer(firstSize: 64);
        GrpcTrailers.Write(trailers, status);
        try
        {
            Begin();
            await stream.EndAsync(trailers.Written).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The connection is gone, which ends the session elsewhere.
        }
    }

    public void Dispose()
    {
        _received.Release();
        _written.Dispose();
    }

    private void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            using var head = new RentedBuffer(firstSize: 64);
            HeaderEncoder.WriteTableSizeUpdate(head);
            HeaderEncoder.Write(head, ":status", "200");
            HeaderEncoder.Write(head, "content-type", "application/grpc");
            stream.Begin(head.Written.Span);
        }
    }

    private async ValueTask<ReadOnlySequence<byte>?> ReadMoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                var count = await stream.ReadAsync(_received.GetFree(), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    return _received.IsWithinMessage ? throw new RpcException(new Status(StatusCode.Internal, "The call ended within a message.")) : null;
                }

                _received.Add(count);
            }
            while (!_received.TryNext());
        }
        catch (IOException exception)
        {
            // The daemon reset the call. No service is to take that for trouble with a file of its own.
            throw new CallEndedException(exception);
        }

        return _received.PayloadAsReadOnlySequence();
    }

    private void ThrowIfMiscounted()
    {
        if (_written.Length != _expected)
        {
            throw new InvalidOperationException($"A message was announced that ends at byte {_expected}; it was written up to {_written.Length}.");
        }
    }
}
