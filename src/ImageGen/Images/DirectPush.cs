using System.Collections.Immutable;
using ImageGen.Building.BuildKit.Nodes;
using ImageGen.Engines;

namespace ImageGen.Images;

/// <summary>Pushes by the builder itself: BuildKit nodes push what they build in the same build, and keep nothing that could be pushed later.</summary>
internal static class DirectPush
{
    /// <summary>Whether nodes build, and so have to push.</summary>
    public static bool AppliesTo(ImageBuildOptions options) => !NodesFor(options).IsEmpty;

    /// <summary>The options of a build that also pushes.</summary>
    /// <exception cref="ImagePushException">The push's options ask for what no node does.</exception>
    public static ImageBuildOptions ForBuild(ImageBuildOptions build, ImagePushOptions? push)
    {
        RequireAllPlatforms(push);
        return BuildOptionsMerge.Merge(build, new ImageBuildOptions
        {
            Tags = push?.Tags ?? [],
            Outputs = [.. build.Outputs.Any(output => output is BuildOutput.ToImage) ? build.Outputs.Select(Pushed) : [BuildOutput.Image(push: true), .. build.Outputs]],
            Credentials = push?.Credentials ?? [],
            Timeout = build.Timeout + (push?.Timeout ?? TimeSpan.Zero),
        });
    }

    /// <summary>Refuses a push that no build goes with, where nodes build the image.</summary>
    /// <exception cref="ImagePushException">Nodes build the image.</exception>
    public static void RefuseWithoutBuild(ImageReference image, ImageBuildOptions options)
    {
        if (NodesFor(options) is [var node, ..])
        {
            throw new ImagePushException(
                $"There is no image {image} to push: it is built at {node}, and BuildKit nodes keep no image after a build. "
                + $"Use BuildAndPushAsync, which builds and pushes in one call. To push an image that a Docker engine has, name the engine in {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Engine)}.")
            {
                Reference = image,
                Reason = PushFailureReason.ImageNotFound,
            };
        }
    }

    private static ImmutableArray<BuildKitNode> NodesFor(ImageBuildOptions options) => NodeChoice.Of(options, DockerEnvironment.Current());

    private static BuildOutput Pushed(BuildOutput output) => output is BuildOutput.ToImage image ? image with { Push = true } : output;

    private static void RequireAllPlatforms(ImagePushOptions? push)
    {
        if (push?.Platform is { } platform)
        {
            throw new ImagePushException(
                $"BuildKit nodes push all that they build, not {platform} alone. Leave {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Platform)} out, and name the platform in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Platforms)}.")
            {
                Reason = PushFailureReason.NotSupported,
            };
        }
    }
}
