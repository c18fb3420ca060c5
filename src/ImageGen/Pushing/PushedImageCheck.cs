using ImageGen.Engines;

namespace ImageGen.Pushing;

/// <summary>Sees to it that a push of several tags is a push of one image.</summary>
internal static class PushedImageCheck
{
    /// <summary>Looks before anything is sent: a tag that is missing must not be found out after others have been pushed.</summary>
    /// <param name="images">The engine's images.</param>
    /// <param name="references">What is to be pushed.</param>
    /// <param name="built">The id of the image that a build has given these references; <see langword="null"/> where it does not matter which one they name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task RequireOneImageAsync(EngineImages images, IReadOnlyList<ImageReference> references, ImageDigest? built, CancellationToken cancellationToken)
    {
        (ImageReference Reference, ImageDigest Id)? first = null;
        foreach (var reference in references)
        {
            var image = await images.InspectAsync(reference.ToString(), cancellationToken).ConfigureAwait(false) ?? throw (built is null ? PushFailure.NotInEngine(reference) : PushFailure.NoLongerInEngine(reference));
            if (built is not null && image.Id != built)
            {
                throw TagsDiffer(
                    reference,
                    $"{reference} is another image in the engine now ({image.Id}) than the one that was built ({built}): another build has taken the tag. Give each build a tag of its own, and build again.");
            }

            first ??= (reference, image.Id);
            if (image.Id != first.Value.Id)
            {
                throw TagsDiffer(
                    reference,
                    $"{first.Value.Reference} and {reference} are different images in the engine ({first.Value.Id}, {image.Id}). Give both tags to one build, or push them one at a time.");
            }
        }
    }

    /// <summary>One image has one digest; another one means that somebody else built over a tag meanwhile.</summary>
    public static void RequireOneDigest(IReadOnlyList<PushedTag> pushed)
    {
        if (pushed.FirstOrDefault(tag => tag.Digest != pushed[0].Digest) is { } other)
        {
            throw TagsDiffer(
                other.Reference,
                $"The tags were pushed, but as different images: {pushed[0].Reference} is {pushed[0].Digest}, {other.Reference} is {other.Digest}. Another build moved a tag meanwhile: build and push again.");
        }
    }

    private static ImagePushException TagsDiffer(ImageReference reference, string message) => new(message) { Reference = reference, Reason = PushFailureReason.TagsDiffer };
}
