using System.Collections.Immutable;
using System.Diagnostics;
using ImageGen.Building.InProcess;
using ImageGen.Building.InProcess.Images;
using ImageGen.Credentials;
using ImageGen.Oci;
using ImageGen.Progress;

namespace ImageGen.Pushing;

/// <summary>A push of an image that this process built, under all of its references. Nothing but this process and the registries takes part.</summary>
/// <param name="image">The image.</param>
/// <param name="references">The references.</param>
/// <param name="credentials">The source of credentials.</param>
/// <param name="progress">The receiver of progress.</param>
internal sealed class ContentPush(BuiltContents image, ImmutableArray<ImageReference> references, RegistryCredentialSource credentials, IProgress<BuildEvent> progress)
{
    /// <exception cref="ImagePushException">A registry refuses the image, or cannot be reached.</exception>
    public async Task<PushedImage> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var client = RegistryClients.Create(credentials);
        foreach (var repository in references.GroupBy(reference => (reference.Registry, reference.Repository)))
        {
            await PushAsync(client, [.. repository], cancellationToken).ConfigureAwait(false);
        }

        return new PushedImage
        {
            References = [.. references.Select(reference => reference.WithDigest(image.Root.Digest))],
            Digest = image.Root.Digest,
            Id = image.Id,
            ManifestSizeBytes = image.Root.Size,
            Duration = Stopwatch.GetElapsedTime(started),
        };
    }

    private async Task PushAsync(RegistryClient client, ImmutableArray<ImageReference> names, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var name in names)
        {
            progress.Report(new PushStarted(name));
        }

        var first = names[0];
        try
        {
            var repository = client.GetRepository(first);
            await repository.PushAsync(
                image.Root,
                image.Contents,
                new RegistryPushOptions
                {
                    Tags = [.. names.Select(name => name.Tag ?? ImageTag.Latest)],
                    MountFrom = [.. image.Bases.Where(source => source.Registry == first.Registry && source.Repository != first.Repository).Select(source => client.GetRepository(source).Name).Distinct(StringComparer.Ordinal)],
                    Progress = new Forwarder(first, progress),
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryRequestException refusal)
        {
            throw PushFailure.Create(first, refusal, (await credentials.FindAsync(first.Registry, cancellationToken).ConfigureAwait(false))?.Login);
        }
        catch (Exception exception) when (exception is ContentNotFoundException or ContentMismatchException or ImageCacheException)
        {
            throw new ImagePushException($"The push of {first} failed: {exception.Message} Build the image again.", exception) { Reference = first, Reason = PushFailureReason.ImageNotFound };
        }

        foreach (var name in names)
        {
            progress.Report(new PushCompleted(name.WithDigest(image.Root.Digest), Stopwatch.GetElapsedTime(started)));
        }
    }

    /// <summary>Reports the events of the client with the words of engines.</summary>
    private sealed class Forwarder(ImageReference image, IProgress<BuildEvent> progress) : IProgress<RegistryPushEvent>
    {
        public void Report(RegistryPushEvent value)
        {
            switch (value)
            {
                case RegistryPushEvent.Exists exists when !ImageDocument.Matches(exists.Content):
                    Report(exists.Content, "Layer already exists", exists.Content.Size);
                    break;
                case RegistryPushEvent.Mounted mounted:
                    Report(mounted.Content, $"Mounted from {mounted.From}", mounted.Content.Size);
                    break;
                case RegistryPushEvent.Sent sent when !ImageDocument.Matches(sent.Content):
                    Report(sent.Content, sent.SentBytes == sent.Content.Size ? "Pushed" : "Pushing", sent.SentBytes);
                    break;
                case RegistryPushEvent.Waiting waiting:
                    progress.Report(new BuildWarning($"{waiting.Reason}. The push of {image} continues in {ProgressText.Duration(waiting.Delay)}."));
                    break;
            }
        }

        private void Report(Descriptor content, string status, long bytes) =>
            progress.Report(new PushProgressed(image, ProgressText.Digits(content.Digest), status, bytes, content.Size));
    }
}
