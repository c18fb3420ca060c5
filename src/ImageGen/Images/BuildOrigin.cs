using ImageGen.Building;
using ImageGen.Building.InProcess.Images;

namespace ImageGen.Images;

/// <summary>The engine that has the image of a build, and the options of the build that also apply to a push.</summary>
/// <remarks>All origins are equal, so that equality of <see cref="BuiltImage"/> ignores the origin.</remarks>
internal sealed class BuildOrigin : IEquatable<BuildOrigin>
{
    /// <summary>The origin of a result that the program created itself. The default engine pushes it.</summary>
    public static BuildOrigin Unknown { get; } = new() { PushDefaults = new ImagePushOptions() };

    /// <summary>The defaults of a push. Their engine is the one that has the image.</summary>
    public required ImagePushOptions PushDefaults { get; init; }

    /// <summary>The id of the image in that engine; <see langword="null"/> if it is unknown.</summary>
    public ImageDigest? IdInEngine { get; init; }

    /// <summary>The reason why no engine has the image; <see langword="null"/> if one has it.</summary>
    public NoImageInEngine? Missing { get; init; }

    /// <summary>The image itself, if this process built it; <see langword="null"/> for other builders.</summary>
    public BuiltContents? Contents { get; init; }

    /// <param name="ready">The builder that built the image.</param>
    /// <param name="outcome">The image, as the builder reports it.</param>
    /// <param name="options">The options of the build.</param>
    public static BuildOrigin From(ReadyBuilder ready, BuildOutcome outcome, ImageBuildOptions options)
    {
        var outputs = options.Outputs;
        var image = outputs.OfType<BuildOutput.ToImage>().FirstOrDefault();
        var loaded = outputs.OfType<BuildOutput.ToEngine>().LastOrDefault();
        if (outcome.Contents is { } contents)
        {
            return new BuildOrigin { PushDefaults = PushOptionsMerge.DefaultsFrom(options, engine: null), Contents = contents };
        }

        if (ready.Engine is { } engine && (outputs.Count == 0 || image is not null))
        {
            return new BuildOrigin
            {
                PushDefaults = PushOptionsMerge.DefaultsFrom(options, engine),
                // If another engine also loaded the image, the id is the one in that engine.
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
            Missing = ready.Engine is not null || ready.Builder.Kind is ImageBuilder.InProcess ? NoImageInEngine.OtherOutputs : image is { Push: true } ? NoImageInEngine.PushedByNodes : NoImageInEngine.OnNodes,
        };
    }

    public bool Equals(BuildOrigin? other) => other is not null;

    public override bool Equals(object? obj) => obj is BuildOrigin;

    public override int GetHashCode() => 0;
}
