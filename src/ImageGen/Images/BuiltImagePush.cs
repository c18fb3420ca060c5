using System.Collections.Immutable;

namespace ImageGen.Images;

/// <summary>A push of the result of a build: only of its references, by the engine that has the image.</summary>
internal static class BuiltImagePush
{
    /// <exception cref="ImagePushException">The push failed, or there is nothing to push.</exception>
    public static async Task<PushedImage> RunAsync(BuiltImage built, ImagePushOptions? options, CancellationToken cancellationToken)
    {
        var references = Choose(built.References, options?.Tags ?? []);
        var engineIsNamed = options?.Engine is not null;
        if (!engineIsNamed)
        {
            RequireEngine(built, references[0]);
        }

        if (!engineIsNamed && built.Origin.Contents is { } contents)
        {
            return await PushOperation.RunAsync(references, PushOptionsMerge.Merge(built.Origin.PushDefaults, options), contents, cancellationToken).ConfigureAwait(false);
        }

        // An engine that the call names may have loaded the image from an archive or a registry, with another id.
        return await PushOperation.RunAsync(
            references, PushOptionsMerge.Merge(built.Origin.PushDefaults, options), engineIsNamed ? null : built.Origin.IdInEngine, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the references to push: all references of the build, or those with the named tags.</summary>
    /// <param name="built">The references of the build.</param>
    /// <param name="tags">The tags to push; empty for all.</param>
    /// <exception cref="ImagePushException">The build does not set one of the tags. The engine could only have another image with that tag.</exception>
    public static ImmutableArray<ImageReference> Choose(ImmutableArray<ImageReference> built, IList<ImageTag> tags)
    {
        if (built.IsDefaultOrEmpty)
        {
            throw NothingToPush(reference: null, $"{nameof(BuiltImage)}.{nameof(BuiltImage.References)} is empty, so there is nothing to push. Set the references that the image has in the engine.");
        }

        return tags.Count == 0 ? built : [.. tags.Distinct().SelectMany(tag => WithTag(built, tag))];
    }

    private static IEnumerable<ImageReference> WithTag(ImmutableArray<ImageReference> built, ImageTag tag)
    {
        var chosen = built.Where(reference => TagOf(reference) == tag).ToList();
        return chosen.Count > 0 ? chosen : throw NothingToPush(
            built[0].WithTag(tag),
            $"{nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Tags)} contains the tag '{tag}', which the build of {built[0]} does not set: its tags are {string.Join(", ", built.Select(reference => $"'{TagOf(reference)}'"))}. "
            + $"Use some of these tags, remove all tags to push all of them, or add '{tag}' to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Tags)}.");
    }

    private static ImageTag TagOf(ImageReference reference) => reference.Tag ?? ImageTag.Latest;

    private static void RequireEngine(BuiltImage built, ImageReference reference)
    {
        const string engine = $"{nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Engine)}";
        if (ReferenceEquals(built.Origin, BuildOrigin.Unknown))
        {
            DirectPush.RefuseWithoutBuild(reference, new ImageBuildOptions());
        }

        var problem = built.Origin.Missing switch
        {
            NoImageInEngine.OtherOutputs =>
                $"The build of {built} created no image in an engine, because its {nameof(ImageBuildOptions.Outputs)} contain none. "
                + $"Add {nameof(BuildOutput)}.{nameof(BuildOutput.Image)}() to them, or use BuildAndPushAsync, which adds it. If an engine has the image, set it in {engine}.",
            NoImageInEngine.OnNodes =>
                $"BuildKit nodes built {built} and keep no image after a build, so it cannot be pushed now. "
                + $"Use BuildAndPushAsync, which builds and pushes in one call. If a Docker engine has the image, set it in {engine}.",
            NoImageInEngine.PushedByNodes =>
                $"BuildKit nodes built and pushed {built} and keep no image after a build, so it cannot be pushed again. "
                + $"Use {nameof(BuiltImage)}.{nameof(BuiltImage.Digest)}, or BuildAndPushAsync, which returns the pushed references.",
            _ => null,
        };
        if (problem is not null)
        {
            throw NothingToPush(reference, problem);
        }
    }

    private static ImagePushException NothingToPush(ImageReference? reference, string problem) => new(problem)
    {
        Reference = reference,
        Reason = PushFailureReason.ImageNotFound,
    };
}
