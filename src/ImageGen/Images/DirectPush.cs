using System.Collections.Immutable;
using ImageGen.Building.BuildKit.Nodes;
using ImageGen.Engines;

namespace ImageGen.Images;

/// <summary>Pushes by the builder: BuildKit nodes push in the same build, because they keep no image that could be pushed later.</summary>
internal static class DirectPush
{
    /// <summary>Returns whether nodes build, and so must also push.</summary>
    public static bool AppliesTo(ImageBuildOptions options) => !NodesFor(options).IsEmpty;

    /// <summary>Creates the options of a build that also pushes.</summary>
    /// <exception cref="ImagePushException">Nodes do not support an option of the push.</exception>
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

    /// <summary>Refuses a push without a build if the builder keeps no image.</summary>
    /// <exception cref="ImagePushException">Nodes or this process build the image.</exception>
    public static void RefuseWithoutBuild(ImageReference image, ImageBuildOptions options)
    {
        var builder = options.Builder == ImageBuilder.InProcess ? "this process builds it, and keeps only its layers after a build"
            : NodesFor(options) is [var node, ..] ? $"{node} builds it, and BuildKit nodes keep no image after a build"
            : null;
        if (builder is not null)
        {
            throw new ImagePushException(
                $"The image {image} cannot be pushed without a build: {builder}. "
                + $"Use BuildAndPushAsync, which builds and pushes in one call. If a Docker engine has the image, set it in {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Engine)}.")
            {
                Reference = image,
                Reason = PushFailureReason.ImageNotFound,
            };
        }
    }

    private static ImmutableArray<BuildKitNode> NodesFor(ImageBuildOptions options) => NodeChoice.FromOptions(options, DockerEnvironment.Current());

    private static BuildOutput Pushed(BuildOutput output) => output is BuildOutput.ToImage image ? image with { Push = true } : output;

    private static void RequireAllPlatforms(ImagePushOptions? push)
    {
        if (push?.Platform is { } platform)
        {
            throw new ImagePushException(
                $"BuildKit nodes push all platforms that they build, and cannot push '{platform}' only. Remove {nameof(ImagePushOptions)}.{nameof(ImagePushOptions.Platform)}, and set the platform in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Platforms)}.")
            {
                Reason = PushFailureReason.NotSupported,
            };
        }
    }
}
