using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ImageGen.BuildKit.Protocol.Contents;

namespace ImageGen.BuildKit.Sessions.Contents;

/// <summary>Receives a blob in several messages, and responds to each with the progress.</summary>
internal sealed class BlobWriteHandler(BlobStore store)
{
    public async Task ServeAsync(SessionCall call, CancellationToken cancellationToken)
    {
        var started = Timestamp.FromDateTime(DateTime.UtcNow);
        var writer = store.Write();
        await using (writer.ConfigureAwait(false))
        {
            long total = 0;
            var expected = "";
            while (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                var request = WriteContentRequest.Parser.ParseFrom(message);
                total = request.Total > 0 ? request.Total : total;
                expected = request.Expected.Length > 0 ? request.Expected : expected;
                ThrowIfExists(request.Expected);
                if (request.Action is not WriteAction.Stat)
                {
                    await WriteAsync(writer, request, cancellationToken).ConfigureAwait(false);
                }

                var response = new WriteContentResponse
                {
                    Action = request.Action,
                    StartedAt = started,
                    UpdatedAt = Timestamp.FromDateTime(DateTime.UtcNow),
                    Offset = writer.Length,
                    Total = total,
                    Digest = request.Action is WriteAction.Commit ? writer.Digest : "",
                };
                if (request.Action is WriteAction.Commit)
                {
                    ThrowIfIncomplete(writer, total, expected);
                    await writer.CommitAsync().ConfigureAwait(false);
                }

                await ContentService.SendAsync(call, response, cancellationToken).ConfigureAwait(false);
                if (request.Action is WriteAction.Commit)
                {
                    return;
                }
            }
        }
    }

    private static async ValueTask WriteAsync(BlobWriter writer, WriteContentRequest request, CancellationToken cancellationToken)
    {
        // A commit may omit the offset.
        if (request.Offset != writer.Length && !(request.Action is WriteAction.Commit && request.Offset == 0))
        {
            throw new RpcException(new Status(StatusCode.OutOfRange, $"A write at {request.Offset} must be at the end of the blob, at {writer.Length}."));
        }

        await writer.WriteAsync(request.Data.Memory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports an existing blob, which the daemon then does not send.</summary>
    private void ThrowIfExists(string digest)
    {
        try
        {
            if (digest.Length > 0 && store.Find(digest) is not null)
            {
                throw new RpcException(new Status(StatusCode.AlreadyExists, $"content {digest}: already exists"));
            }
        }
        catch (FormatException exception)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, exception.Message));
        }
    }

    private static void ThrowIfIncomplete(BlobWriter writer, long total, string expected)
    {
        if ((total > 0 && writer.Length != total) || (expected.Length > 0 && writer.Digest != expected))
        {
            throw new RpcException(new Status(
                StatusCode.FailedPrecondition, $"The received blob {writer.Digest} has {writer.Length} bytes, but {expected} with {total} bytes was expected."));
        }
    }
}
