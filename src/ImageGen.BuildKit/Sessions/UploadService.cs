using Grpc.Core;
using ImageGen.BuildKit.FileSync;

namespace ImageGen.BuildKit.Sessions;

/// <summary>Sends the streams that the daemon fetches from <c>http://buildkit-session/ID</c>, such as an archive as a context.</summary>
internal sealed class UploadService : ISessionService
{
    // The metadata key with the path of that address.
    private const string PathKey = "urlpath";

    private const int ChunkSize = 64 * 1024;

    private readonly IReadOnlyDictionary<string, Func<Stream>> _uploads;

    private readonly ReadGate _gate;

    public UploadService(IEnumerable<KeyValuePair<string, Func<Stream>>> uploads, ReadGate gate)
    {
        _gate = gate;
        _uploads = new Dictionary<string, Func<Stream>>(uploads, StringComparer.Ordinal);
        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal) { ["/moby.upload.v1.Upload/Pull"] = SendAsync };
    }

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; }

    private async Task SendAsync(SessionCall call, CancellationToken cancellationToken)
    {
        _gate.ThrowIfClosed("an upload");
        var path = call.GetMetadata(PathKey) is [var first, ..] ? first : "";
        var id = path[(path.LastIndexOf('/') + 1)..];
        if (!_uploads.TryGetValue(id, out var open))
        {
            throw new RpcException(new Status(StatusCode.NotFound, $"This session has no upload with the id '{id}'. Add it to the session's uploads."));
        }

        // Not from the pool: a cancelled read of a stream may still write into it.
        var buffer = new byte[ChunkSize];
        var stream = open();
        await using (stream.ConfigureAwait(false))
        {
            while (await ReadAsync(id, stream, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                BytesMessage.Write(call, buffer.AsSpan(0, count));
                await call.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<int> ReadAsync(string id, Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            // The wait ends with the call, even if the stream ignores the token, as standard input does.
            return await stream.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.Create($"Reading the upload '{id}'", exception);
        }
    }
}
