using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;
using ImageGen.BuildKit.Calls;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>A gRPC call on an HTTP/2 stream.</summary>
internal sealed class GrpcCall(Http2Stream stream) : SessionCall, IDisposable
{
    private readonly ReceivedMessages _received = new(SessionLimits.MaxMessageSize);
    private readonly RentedBuffer _written = new(firstSize: 256);
    private int _expected;
    private bool _hasBegun;

    /// <summary>The path of the called method.</summary>
    public string Path => stream.Headers.First(header => header.Name == RequestHeaders.Path).Value;

    public override IEnumerable<string> MetadataKeys => stream.Headers.Select(header => header.Name).Distinct(StringComparer.Ordinal);

    public override IReadOnlyList<string> GetMetadata(string key) =>
        [.. stream.Headers.Where(header => header.Name == key).Select(header => header.Value)];

    public override ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken) =>
        _received.TryNext() ? new(_received.PayloadAsReadOnlySequence()) : ReadMoreAsync(cancellationToken);

    public override IBufferWriter<byte> BeginMessage(int length)
    {
        ThrowIfMiscounted();
        var prefix = _written.Append(SentMessage.PrefixSize);
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], length);
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
            // Nothing is sent twice, even after a cancelled flush.
            _written.Clear();
            _expected = 0;
        }
    }

    /// <summary>Ends the call with a status. Unsent messages are discarded.</summary>
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
            // The connection is lost; the reader of the connection ends the session.
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
            using var prefix = new RentedBuffer(firstSize: 64);
            HeaderEncoder.WriteTableSizeUpdate(prefix);
            HeaderEncoder.Write(prefix, ":status", "200");
            HeaderEncoder.Write(prefix, "content-type", "application/grpc");
            stream.Begin(prefix.Written.Span);
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
            // The daemon reset the call. A different exception type, so that no service mistakes it for an error of its own files.
            throw new CallEndedException(exception);
        }

        return _received.PayloadAsReadOnlySequence();
    }

    private void ThrowIfMiscounted()
    {
        if (_written.Length != _expected)
        {
            throw new InvalidOperationException($"The announced message ends at byte {_expected}, but {_written.Length} bytes were written.");
        }
    }
}
