using System.Collections.Immutable;

namespace ImageGen.Images;

/// <summary>A push of what a build has made: of its references and no others, by the engine that has the image.</summary>
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

        // An engine that the call names may have the image from an archive or a registry, under another id.
        return await PushOperation.RunAsync(
            references, PushOptionsMerge.Merge(built.Origin.PushDefaults, options), engineIsNamed ? null : built.Origin.IdInEngine, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The references to push: all that a build gives, or those with the named tags.</summary>
    /// <param name="built">What the build gives.</param>
    /// <param name="tags">The tags that the push names; none for all.</param>
    /// <exception cref="ImagePushException">The build does not give one of the tags. Under it, the engine could only have another image.</exception>
    public static ImmutableArray<ImageReference> Choose(ImmutableArray<ImageReference> built, IList<ImageTag> tags)
    {
        if (built.IsDefaultOrEmpty)
        {
            throw NothingToPush(reference: null, $"{nameof(BuiltImage)}.{nameof(BuiltImage.References)} is empty, so there is nothing to push. Give it the references under which the engine has the image.");
        }

        return tags.Count == 0 ? built : [.. tags.Distinct().SelectMany(tag => WithTag(built, tag))];
    }

    private static IEnumerable<ImageReference> WithTag(ImmutableArray<ImageReference> built, ImageTag tag)
    {
        var chosen = built.Where(reference => TagOf(reference) == tag).ToList();
        return chosen.Count > 0 ? chosen : throw NothingToPush(
            built[0].WithTag(tag),
            $"{nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Tags)} names the tag '{tag}', which the build of {built[0]} does not give: its tags are {string.Join(", ", built.Select(reference => $"'{TagOf(reference)}'"))}. "
            + $"Name some of these, leave the tags out to push all of them, or add '{tag}' to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Tags)}.");
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
                $"The build of {built} left no image in an engine, since its {nameof(ImageBuildOptions.Outputs)} ask for none. "
                + $"Add {nameof(BuildOutput)}.{nameof(BuildOutput.Image)}() to them, or use BuildAndPushAsync, which adds it. To push an image that an engine has nevertheless, name the engine in {engine}.",
            NoImageInEngine.OnNodes =>
                $"BuildKit nodes built {built}, and they keep no image that could be pushed now. "
                + $"Use BuildAndPushAsync, which builds and pushes in one call. To push an image that a Docker engine has, name the engine in {engine}.",
            NoImageInEngine.PushedByNodes =>
                $"BuildKit nodes built {built} and pushed it in the same build, and they keep no image that could be pushed again. "
                + $"Use its {nameof(BuiltImage.Digest)} as it is, or BuildAndPushAsync, whose result has the pushed references.",
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
