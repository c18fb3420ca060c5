using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine.Running;

/// <summary>The operations of the commands on one image.</summary>
internal static class ImageWork
{
    public static async Task<ImageResult> BuildAsync(DeclaredImage declared, ImageBuildOptions options, DockerImageBuilds builds, CancellationToken cancellationToken)
    {
        var image = declared.Image;
        var built = await builds.BuildAsync(declared, cancellationToken).ConfigureAwait(false);
        return new ImageResult(declared.Name)
        {
            References = built.References,
            Id = built.Id,
            Digest = built.Digest,
            Platforms = [.. image.GetBuildOptions(options).Platforms],
            Duration = built.Duration,
        };
    }

    public static async Task<ImageResult> BuildAndPushAsync(DeclaredImage declared, ImageBuildOptions options, DockerImageBuilds builds, CancellationToken cancellationToken)
    {
        var image = declared.Image;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var pushed = await builds.BuildAndPushAsync(declared, cancellationToken).ConfigureAwait(false);
        return Create(declared, pushed, clock.Elapsed) with { Platforms = [.. image.GetBuildOptions(options).Platforms] };
    }

    public static async Task<ImageResult> PushAsync(DeclaredImage declared, ImagePushOptions options, CancellationToken cancellationToken)
    {
        var pushed = await declared.Image.PushAsync(options, cancellationToken).ConfigureAwait(false);
        return Create(declared, pushed, pushed.Duration);
    }

    private static ImageResult Create(DeclaredImage declared, PushedImage pushed, TimeSpan duration) => new(declared.Name)
    {
        References = pushed.References,
        Id = pushed.Id,
        Digest = pushed.Digest,
        Duration = duration,
    };
}
