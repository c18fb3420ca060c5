using ImageGen.BuildKit;
using ImageGen.Images;
using ImageGen.Progress;
using Microsoft.Extensions.Logging;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options for the builder, the time limits and the progress of a build.</summary>
internal static class OperationOptions
{
    public static readonly OptionGroup Group = OptionGroup.OfBuild();

    public static readonly BuildOption<ImageBuilder?> Builder = new(Group, nameof(ImageBuildOptions.Builder))
    {
        Default = ImageBuilder.Auto,
    };

    public static readonly BuildOption<ContextCompression?> Compression = new(Group, nameof(ImageBuildOptions.Compression))
    {
        Default = ContextCompression.None,
    };

    public static readonly NestedOption<ClassicBuildOptions> Classic = new(Group, nameof(ImageBuildOptions.Classic), BuildOptionsMerge.MergeClassic);

    public static readonly BuildOption<TimeSpan?> Timeout = new(Group, nameof(ImageBuildOptions.Timeout));

    public static readonly BuildOption<RetryOptions?> Retry = new(Group, nameof(ImageBuildOptions.Retry))
    {
        Default = RetryOptions.Default,
    };

    public static readonly BuildOption<IProgress<BuildEvent>?> Progress = new(Group, nameof(ImageBuildOptions.Progress))
    {
        Default = BuildProgress.Auto,
    };

    public static readonly ListOption<RegistryCredentials> Credentials = new(Group, nameof(ImageBuildOptions.Credentials))
    {
        IsAppended = true,
    };

    public static readonly BuildOption<EngineEndpoint?> Engine = new(Group, nameof(ImageBuildOptions.Engine));

    public static readonly ListOption<BuildKitNode> BuildKit = new(Group, nameof(ImageBuildOptions.BuildKit))
    {
        // An engine that the call sets overrides the nodes of the image.
        RuledOutBy = call => call.Engine is not null,
    };

    public static readonly BuildOption<ILogger?> Logger = new(Group, nameof(ImageBuildOptions.Logger));
}
