using ImageGen.Building.BuildKit.Nodes;
using ImageGen.Engines;

namespace ImageGen.Images;

/// <summary>Pushes by the builder itself: BuildKit nodes push what they build in the same build, and keep nothing that could be pushed later.</summary>
internal static class DirectPush
{
    /// <summary>Whether nodes build, and so have to push.</summary>
    public static bool Is(ImageBuildOptions options) => !NodeChoice.Of(options, DockerEnvironment.Current()).IsEmpty;

    /// <summary>The options of a build that also pushes.</summary>
    /// <exception cref="ImagePushException">The push's options ask for what no node does.</exception>
    public static ImageBuildOptions Of(ImageBuildOptions build, ImagePushOptions? push) => BuildOptionsMerge.Merge(build, new ImageBuildOptions
    {
        Tags = Checked(push)?.Tags ?? [],
        Outputs = [.. build.Outputs.Any(output => output is BuildOutput.ToImage) ? build.Outputs.Select(Pushed) : [BuildOutput.Image(push: true), .. build.Outputs]],
        Credentials = push?.Credentials ?? [],
        Timeout = build.Timeout + (push?.Timeout ?? TimeSpan.Zero),
    });

    /// <summary>The options of a build that pushes what an earlier one has left in the nodes' caches.</summary>
    /// <exception cref="ImagePushException">The push's options ask for what no node does.</exception>
    public static ImageBuildOptions Again(LastBuild last, ImageBuildOptions build, ImagePushOptions? push)
    {
        var options = BuildOptionsMerge.Merge(build, new ImageBuildOptions
        {
            Tags = Checked(push) is { Tags.Count: > 0 } own ? own.Tags : [.. last.References.Select(reference => reference.Tag).OfType<ImageTag>()],
            Outputs = [Pushed(build.Outputs.FirstOrDefault(output => output is BuildOutput.ToImage) ?? BuildOutput.Image())],
            Credentials = push?.Credentials ?? [],
            NoCache = false,
            Timeout = push?.Timeout,
            Retry = push?.Retry,
            Progress = push?.Progress,
            Logger = push?.Logger,
        });
        options.NoCacheFilter.Clear();
        return options;
    }

    /// <summary>A push of what no build of this process has left.</summary>
    public static ImagePushException NothingBuilt(ImageReference image) => new(
        $"{image} is built by BuildKit nodes, which keep no image that could be pushed later, and this process has not built it yet. Use BuildAndPushAsync; or, to push what a Docker engine has, name the engine in {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Engine)}.")
    {
        Reference = image,
        Reason = PushFailureReason.ImageNotFound,
    };

    private static BuildOutput Pushed(BuildOutput output) => output is BuildOutput.ToImage image ? image with { Push = true } : output;

    private static ImagePushOptions? Checked(ImagePushOptions? push) => push?.Platform is not { } platform
        ? push
        : throw new ImagePushException(
            $"BuildKit nodes push all that they build, not {platform} alone. Leave {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Platform)} out, and name the platform in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Platforms)}.")
        {
            Reason = PushFailureReason.NotSupported,
        };
}
