using System.Net;
using ImageGen.Oci.Registries.Pulling;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>Pushes one blob, unless the repository has it or another repository can give it.</summary>
internal sealed class BlobPush(PushContext context, MountCandidates mounts, Descriptor blob)
{
    /// <summary>The size of the parts if a registry refuses a whole blob. Proxies accept less than the registries behind them.</summary>
    private const long DefaultChunkSize = 16 * 1024 * 1024;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            context.Report(new RegistryPushEvent.Exists(blob));
            return;
        }

        var (from, started) = await mounts.MountAsync(blob, cancellationToken).ConfigureAwait(false);
        if (from is not null)
        {
            context.Report(new RegistryPushEvent.Mounted(blob, from));
            return;
        }

        await UploadAsync(started, cancellationToken).ConfigureAwait(false);
    }

    private async Task UploadAsync(UploadSession? session, CancellationToken cancellationToken)
    {
        var chunkSize = context.Options.MaxChunkSizeBytes is { } size && size < blob.Size ? size : (long?)null;
        var upload = new BlobUpload(context, blob);
        await using (upload.ConfigureAwait(false))
        {
            for (var attempt = 1; ;)
            {
                session ??= await UploadSession.StartAsync(context, cancellationToken).ConfigureAwait(false);
                try
                {
                    await (chunkSize is { } length
                        ? upload.SendInChunksAsync(session, length, cancellationToken)
                        : upload.SendWholeAsync(session, cancellationToken)).ConfigureAwait(false);
                    return;
                }
                catch (RegistryRequestException failure) when (chunkSize is null && IsRefusedWhole(failure))
                {
                    chunkSize = Math.Min(DefaultChunkSize, Math.Max(blob.Size / 2, 1));
                }
                catch (RegistryRequestException failure) when (attempt < context.Limits.MaxAttempts && (failure.IsTransient || failure.StatusCode is HttpStatusCode.NotFound || upload.WasResumed))
                {
                    // The upload may have ended with the connection, so another one is started, unless only the response was lost.
                    await context.Endpoint.DelayAsync(failure, attempt, context.ReportDelay, cancellationToken).ConfigureAwait(false);
                    if (await ExistsAsync(cancellationToken).ConfigureAwait(false))
                    {
                        context.Report(new RegistryPushEvent.Sent(blob, blob.Size));
                        return;
                    }

                    attempt++;
                }

                session = null;
            }
        }
    }

    private Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        new ContentCheck(context.Endpoint, context.Repository, context.Scopes).ExistsAsync(blob, cancellationToken, context.ReportDelay);

    private bool IsRefusedWhole(RegistryRequestException failure) => blob.Size > 0
        && failure.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented or HttpStatusCode.LengthRequired or HttpStatusCode.UnsupportedMediaType;
}
