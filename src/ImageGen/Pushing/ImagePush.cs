using System.Collections.Immutable;
using System.Diagnostics;
using ImageGen.Credentials;
using ImageGen.Engines;
using ImageGen.Images;
using ImageGen.Oci;
using ImageGen.Progress;

namespace ImageGen.Pushing;

/// <summary>One push of all tags of one image, each to the registry in its reference.</summary>
internal sealed class ImagePush(ImmutableArray<ImageReference> references, ImagePushOptions options, SerializedProgress progress)
{
    /// <summary>A blob of no bytes. The response shows whether the registry works, also if it does not have the blob.</summary>
    private static readonly Descriptor Empty = Descriptor.Of(MediaTypes.OciLayer, []);

    /// <summary>The Docker configuration. Default: that of the current user.</summary>
    public DockerConfiguration Configuration { get; init; } = DockerConfiguration.Load();

    /// <summary>The id of the image that the build created. Default: any image, but the same for all references.</summary>
    public ImageDigest? BuiltId { get; init; }

    public async Task<PushedImage> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var credentials = new RegistryCredentialSource(options.Credentials, Configuration, progress);
        credentials.ReportProblems();
        var connection = await EngineConnection.OpenAsync(options.Engine, Configuration.Environment, options.Logger, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var id = await PushedImageCheck.RequireOneImageAsync(connection.Images, references, BuiltId, cancellationToken).ConfigureAwait(false);
            var pushed = ImmutableArray.CreateBuilder<PushedTag>(references.Length);
            foreach (var reference in references)
            {
                pushed.Add(await PushAsync(connection, reference, credentials, cancellationToken).ConfigureAwait(false));
            }

            PushedImageCheck.RequireOneDigest(pushed);
            return new PushedImage
            {
                References = [.. pushed.Select(tag => tag.Reference.WithDigest(tag.Digest))],
                Digest = pushed[0].Digest,
                Id = id,
                ManifestSizeBytes = pushed[0].ManifestSizeBytes,
                Duration = Stopwatch.GetElapsedTime(started),
            };
        }
    }

    private async Task<PushedTag> PushAsync(EngineConnection connection, ImageReference reference, RegistryCredentialSource credentials, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        progress.Report(new PushStarted(reference));
        var pushed = await Retries.RunAsync(
            "push",
            options.Retry ?? RetryOptions.Default,
            progress,
            token => TryAsync(connection, reference, credentials, token),
            cancellationToken).ConfigureAwait(false);
        progress.Report(new PushCompleted(reference.WithDigest(pushed.Digest), Stopwatch.GetElapsedTime(started)));
        return pushed;
    }

    private async Task<PushedTag> TryAsync(EngineConnection connection, ImageReference reference, RegistryCredentialSource source, CancellationToken cancellationToken)
    {
        var found = await source.FindAsync(reference.Registry, cancellationToken).ConfigureAwait(false);
        var credentials = found?.Login;
        var transcript = new PushTranscript(reference, progress);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answer = Task.CompletedTask;
        transcript.FirstFailure = () => answer = ReportAnswerAsync(reference, credentials, end.Token);
        try
        {
            await connection.Images.PushAsync(reference, options.Platform, found, transcript.Read, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineRequestException exception)
        {
            throw PushFailure.Create(reference, exception, credentials);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await answer.ConfigureAwait(false);
        }

        if (transcript.Error is { } error)
        {
            throw PushFailure.Create(reference, error, credentials);
        }

        return transcript.Pushed ?? await PushedAsTheEngineHasItAsync(connection, reference, cancellationToken).ConfigureAwait(false) ?? throw new ImagePushException(
            $"The engine completed the push of {reference} without an error, but did not report the digest. Check with 'docker manifest inspect {reference}' whether the registry has the image.")
        {
            Reference = reference,
        };
    }

    /// <summary>Asks the registry itself, because the engine tries for a minute before it reports the answer.</summary>
    private async Task ReportAnswerAsync(ImageReference reference, RegistryCredentials? credentials, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new RegistryClient(new RegistryClientOptions { Credentials = (_, _) => ValueTask.FromResult(credentials), MaxAttempts = 1 });
            _ = await client.GetRepository(reference).ExistsAsync(Empty, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryRequestException exception) when (exception.Kind is RegistryErrorKind.RegistryFailed or RegistryErrorKind.Unreachable)
        {
            progress.Report(new BuildWarning($"{exception.Reason}. The engine tries to push {reference} again."));
        }
        catch (RegistryRequestException)
        {
            // The registry responds, although it refuses this request.
        }
        catch (OperationCanceledException)
        {
            // The push has ended, and its result says more.
        }
    }

    /// <summary>
    /// Docker Engine 24 with the containerd image store (measured) does not report the digest. It pushes its own manifest, whose digest is
    /// in its RepoDigests after the push. Podman's own manifest differs from the one that it pushes.
    /// </summary>
    private static async Task<PushedTag?> PushedAsTheEngineHasItAsync(EngineConnection connection, ImageReference reference, CancellationToken cancellationToken)
    {
        if (connection.Capabilities.IsPodman)
        {
            return null;
        }

        var image = await connection.Images.InspectAsync(reference.ToString(), cancellationToken).ConfigureAwait(false);
        var known = image?.RepoDigests.Select(ImageReference.Parse).Where(each => each.Registry == reference.Registry && each.Repository == reference.Repository);
        // There is one entry for each tag.
        return known?.Select(each => each.Digest).Distinct().ToList() is [{ } digest] ? new PushedTag(reference, digest, ManifestSizeBytes: 0) : null;
    }
}
