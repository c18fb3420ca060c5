using ImageGen.Engines;

namespace ImageGen.Pushing;

/// <summary>Checks that a push of several tags is a push of one image.</summary>
internal static class PushedImageCheck
{
    /// <summary>Checks the references before the push, so that a missing tag is reported before other tags are pushed.</summary>
    /// <param name="images">The images of the engine.</param>
    /// <param name="references">The references to push.</param>
    /// <param name="built">The id of the image that the build created; <see langword="null"/> if the references may name any image.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>The id of the image.</returns>
    public static async Task<ImageDigest> RequireOneImageAsync(EngineImages images, IReadOnlyList<ImageReference> references, ImageDigest? built, CancellationToken cancellationToken)
    {
        (ImageReference Reference, ImageDigest Id)? first = null;
        foreach (var reference in references)
        {
            var image = await images.InspectAsync(reference.ToString(), cancellationToken).ConfigureAwait(false) ?? throw (built is null ? PushFailure.NotInEngine(reference) : PushFailure.NoLongerInEngine(reference));
            if (built is not null && image.Id != built)
            {
                throw TagsDiffer(
                    reference,
                    $"{reference} is now another image in the engine ({image.Id}) than the one that was built ({built}), because another build has moved the tag. Use a separate tag for each build, and build again.");
            }

            first ??= (reference, image.Id);
            if (image.Id != first.Value.Id)
            {
                throw TagsDiffer(
                    reference,
                    $"{first.Value.Reference} and {reference} are different images in the engine ({first.Value.Id}, {image.Id}). Set both tags in one build, or push them separately.");
            }
        }

        return first!.Value.Id;
    }

    /// <summary>Checks that all tags of a repository have the same digest. Otherwise another build moved a tag during the push.</summary>
    public static void RequireOneDigest(IReadOnlyList<PushedTag> pushed)
    {
        foreach (var repository in pushed.GroupBy(tag => (tag.Reference.Registry, tag.Reference.Repository)))
        {
            var first = repository.First();
            if (repository.FirstOrDefault(tag => tag.Digest != first.Digest) is { } other)
            {
                throw TagsDiffer(
                    other.Reference,
                    $"The tags were pushed, but as different images: {first.Reference} is {first.Digest}, {other.Reference} is {other.Digest}. Another build moved a tag during the push. Build and push again.");
            }
        }
    }

    private static ImagePushException TagsDiffer(ImageReference reference, string message) => new(message) { Reference = reference, Reason = PushFailureReason.TagsDiffer };
}
