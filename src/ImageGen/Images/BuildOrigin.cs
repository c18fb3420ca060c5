using ImageGen.Building;

namespace ImageGen.Images;

/// <summary>Which engine has the image of a build, and what the build's options say of a push. It holds nothing else of the build.</summary>
/// <remarks>Two results are equal when they say the same, wherever they come from: all origins are equal.</remarks>
internal sealed class BuildOrigin : IEquatable<BuildOrigin>
{
    /// <summary>Of a result that no build gave: the default engine pushes it.</summary>
    public static BuildOrigin Unknown { get; } = new() { PushDefaults = new ImagePushOptions() };

    /// <summary>What holds for a push that does not say otherwise; its engine is the one that has the image.</summary>
    public required ImagePushOptions PushDefaults { get; init; }

    /// <summary>The id by which that engine has the image; <see langword="null"/> where it is not known.</summary>
    public ImageDigest? IdInEngine { get; init; }

    /// <summary>Why no engine has the image; <see langword="null"/> where one has it.</summary>
    public NoImageInEngine? Missing { get; init; }

    /// <param name="ready">What has built.</param>
    /// <param name="outcome">What it says of the image.</param>
    /// <param name="options">The options of the build.</param>
    public static BuildOrigin From(ReadyBuilder ready, BuildOutcome outcome, ImageBuildOptions options)
    {
        var outputs = options.Outputs;
        var image = outputs.OfType<BuildOutput.ToImage>().FirstOrDefault();
        var loaded = outputs.OfType<BuildOutput.ToEngine>().LastOrDefault();
        if (ready.Engine is { } engine && (outputs.Count == 0 || image is not null))
        {
            return new BuildOrigin
            {
                PushDefaults = PushOptionsMerge.DefaultsFrom(options, engine),
                // Where another engine has loaded the image besides, the id is that engine's.
                IdInEngine = loaded is null ? outcome.Id : null,
            };
        }

        if (loaded is not null)
        {
            return new BuildOrigin { PushDefaults = PushOptionsMerge.DefaultsFrom(options, loaded.Endpoint), IdInEngine = outcome.Id };
        }

        return new BuildOrigin
        {
            PushDefaults = PushOptionsMerge.DefaultsFrom(options, engine: null),
            Missing = ready.Engine is not null ? NoImageInEngine.OtherOutputs : image is { Push: true } ? NoImageInEngine.PushedByNodes : NoImageInEngine.OnNodes,
        };
    }

    public bool Equals(BuildOrigin? other) => other is not null;

    public override bool Equals(object? obj) => obj is BuildOrigin;

    public override int GetHashCode() => 0;
}
