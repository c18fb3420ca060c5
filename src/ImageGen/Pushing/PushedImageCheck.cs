using ImageGen.Engines;

namespace ImageGen.Pushing;

/// <summary>Sees to it that a push of several tags is a push of one image.</summary>
internal static class PushedImageCheck
{
    /// <summary>Looks before anything is sent: a tag that is missing must not be found out after others have been pushed.</summary>
    public static async Task RequireOneImageAsync(EngineImages images, IReadOnlyList<ImageReference> references, CancellationToken cancellationToken)
    {
        (ImageReference Reference, ImageDigest Id)? first = null;
        foreach (var reference in references)
        {
            var image = await images.InspectAsync(reference.ToString(), cancellationToken).ConfigureAwait(false) ?? throw PushFailure.NotInEngine(reference);
            first ??= (reference, image.Id);
            if (image.Id != first.Value.Id)
            {
                throw new ImagePushException(
                    $"{first.Value.Reference} and {reference} are different images in the engine ({first.Value.Id}, {image.Id}). Give both tags to one build, or push them one at a time.")
                {
                    Reference = reference,
                    Reason = PushFailureReason.TagsDiffer,
                };
            }
        }
    }

    /// <summary>One image has one digest; another one means that somebody else built over a tag meanwhile.</summary>
    public static void RequireOneDigest(IReadOnlyList<PushedTag> pushed)
    {
        if (pushed.FirstOrDefault(tag => tag.Digest != pushed[0].Digest) is { } other)
        {
            throw new ImagePushException(
                $"The tags were pushed, but as different images: {pushed[0].Reference} is {pushed[0].Digest}, {other.Reference} is {other.Digest}. Another build moved a tag meanwhile: build and push again.")
            {
                Reference = other.Reference,
                Reason = PushFailureReason.TagsDiffer,
            };
        }
    }
}
