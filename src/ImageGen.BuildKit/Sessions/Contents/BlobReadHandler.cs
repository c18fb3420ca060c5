using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.Protocol.Contents;

namespace ImageGen.BuildKit.Sessions.Contents;

/// <summary>Sends a blob, or a part of it.</summary>
internal sealed class BlobReadHandler(BlobStore store)
{
    /// <summary>The data size of a message, in bytes; gRPC accepts up to 4 MB.</summary>
    private const int ChunkSize = 1024 * 1024;

    public async Task ServeAsync(SessionCall call, CancellationToken cancellationToken)
    {
        var message = await call.ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new RpcException(new Status(StatusCode.Internal, "The call ended without a request."));
        var request = ReadContentRequest.Parser.ParseFrom(message);
        var length = ContentService.Find(store, request.Digest).Size;
        // The requested size may be the size of a buffer, because the daemon may not know the length of the blob.
        var end = request.Size <= 0 ? length : Math.Min(request.Offset + request.Size, length);
        if (request.Offset < 0 || request.Offset > length)
        {
            throw new RpcException(new Status(StatusCode.OutOfRange, $"The offset {request.Offset} is outside the blob {request.Digest}, which has {length} bytes."));
        }

        using var handle = store.Open(request.Digest);
        var buffer = new byte[(int)Math.Min(ChunkSize, Math.Max(end - request.Offset, 1))];
        for (var offset = request.Offset; offset < end;)
        {
            var wanted = buffer.AsMemory(0, (int)Math.Min(buffer.Length, end - offset));
            var read = await RandomAccess.ReadAsync(handle, wanted, offset, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw new RpcException(new Status(StatusCode.DataLoss, $"The blob {request.Digest} became shorter while it was read."));
            }

            var chunk = new ReadContentResponse { Offset = offset, Data = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, read)) };
            await ContentService.SendAsync(call, chunk, cancellationToken).ConfigureAwait(false);
            offset += read;
        }
    }
}
