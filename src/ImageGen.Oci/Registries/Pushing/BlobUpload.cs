using System.Net;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>Sends one blob to a registry, whole or in chunks.</summary>
internal sealed class BlobUpload(PushContext context, Descriptor blob) : IAsyncDisposable
{
    /// <summary>The size below which a chunk is not made smaller.</summary>
    private const long SmallestChunkSize = 256 * 1024;

    /// <summary>The bytes between two reports.</summary>
    private const long ReportStep = 1024 * 1024;

    private readonly BlobReader _reader = new(context.Source, blob);
    private long _reported;

    /// <summary>Whether the last upload continued after a lost connection, so that a registry may have received other bytes than it reported.</summary>
    public bool WasResumed { get; private set; }

    /// <summary>Sends the blob in one request.</summary>
    public async Task SendWholeAsync(UploadSession session, CancellationToken cancellationToken)
    {
        WasResumed = false;
        var request = new RegistryRequest(HttpMethod.Put, session.GetCompletion(blob.Digest), context.Scopes)
        {
            CreateContent = token => CreateContentAsync(new BlobPart(0, blob.Size), token),
            IsRepeatable = false,
        };
        await CompleteAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the blob in several requests. After a lost connection, it continues with the first byte that the registry did not receive.</summary>
    public async Task SendInChunksAsync(UploadSession session, long chunkSize, CancellationToken cancellationToken)
    {
        WasResumed = false;
        var size = Math.Max(Math.Max(chunkSize, session.MinChunkSize), 1);
        var (received, failures) = (0L, 0);
        while (received < blob.Size)
        {
            try
            {
                var part = new BlobPart(received, Math.Min(size, blob.Size - received));
                (session, received) = await SendChunkAsync(session, part, cancellationToken).ConfigureAwait(false);
                failures = received > part.Start ? 0 : failures + 1;
                if (failures >= context.Limits.MaxAttempts)
                {
                    throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{context.Endpoint.Host} does not receive more than {received} bytes of {blob.Digest}");
                }
            }
            catch (RegistryRequestException failure) when (failure.StatusCode is HttpStatusCode.RequestEntityTooLarge && size / 2 >= Math.Max(SmallestChunkSize, session.MinChunkSize))
            {
                size /= 2;
            }
            catch (RegistryRequestException failure) when ((failure.IsTransient || failure.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable) && failures + 1 < context.Limits.MaxAttempts)
            {
                failures++;
                WasResumed = true;
                await context.Endpoint.DelayAsync(failure, failures, context.ReportDelay, cancellationToken).ConfigureAwait(false);
                (session, received) = await RequestStatusAsync(session, cancellationToken).ConfigureAwait(false);
            }
        }

        await CompleteAsync(new RegistryRequest(HttpMethod.Put, session.GetCompletion(blob.Digest), context.Scopes) { CreateContent = static _ => new(new ByteArrayContent([])), IsRepeatable = false }, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private async Task<(UploadSession Session, long Received)> SendChunkAsync(UploadSession session, BlobPart part, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Patch, session.Location, context.Scopes)
        {
            CreateContent = async token =>
            {
                var content = await CreateContentAsync(part, token).ConfigureAwait(false);
                _ = content.Headers.TryAddWithoutValidation("Content-Range", part.ContentRange);
                return content;
            },
            IsRepeatable = false,
        };
        using var response = await context.Endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var received = part.End == 1 ? 1 : UploadRange.FindReceived(response) ?? part.End;
        return received <= part.End ? (session.Continue(context, response), received) : throw TooMuch(received);
    }

    /// <summary>Requests how much of the blob the registry has received.</summary>
    private async Task<(UploadSession Session, long Received)> RequestStatusAsync(UploadSession session, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Get, session.Location, context.Scopes) { OnDelay = context.ReportDelay };
        using var response = await context.Endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var received = UploadRange.FindReceived(response) ?? throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{context.Endpoint.Host} does not report which bytes of {blob.Digest} it has received") { IsTransient = true };
        return received <= blob.Size ? (session.Continue(context, response), received) : throw TooMuch(received);
    }

    private async Task CompleteAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        using var response = await context.Endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (ResponseDigest.Find(response) is { } digest && digest.Algorithm == blob.Digest.Algorithm && digest != blob.Digest)
        {
            throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{context.Endpoint.Host} reported the digest {digest} for the blob {blob.Digest}");
        }

        context.Report(new RegistryPushEvent.Sent(blob, blob.Size));
    }

    private async ValueTask<HttpContent> CreateContentAsync(BlobPart part, CancellationToken cancellationToken)
    {
        _reported = part.Start;
        return await BlobContent.CreateAsync(_reader, blob, part, OnSent, cancellationToken).ConfigureAwait(false);
    }

    private void OnSent(long sent)
    {
        // The whole size is reported when the registry has confirmed it.
        if (sent - _reported >= ReportStep && sent < blob.Size)
        {
            _reported = sent;
            context.Report(new RegistryPushEvent.Sent(blob, sent));
        }
    }

    private RegistryRequestException TooMuch(long received) =>
        new(RegistryErrorKind.RegistryFailed, $"{context.Endpoint.Host} reports {received} bytes of {blob.Digest}, which is more than was sent");
}
