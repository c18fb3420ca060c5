using System.Diagnostics;
using ImageGen.Building.BuildKit.Capabilities;

namespace ImageGen.Building.Options;

/// <summary>The description of one option of a build. The code that handles options loops over these descriptions.</summary>
/// <remarks>The steps to add an option: a property, its description in <c>Declarations</c>, and the record of the public API.</remarks>
[DebuggerDisplay("{Name}")]
internal abstract class BuildOption
{
    private readonly OptionGroup _group;

    protected BuildOption(OptionGroup group, string name)
    {
        _group = group;
        Name = name;
        group.Add(this);
    }

    /// <summary>The name of the property; messages use it.</summary>
    public string Name { get; }

    /// <summary>The position in <see cref="OptionValues"/>. <see cref="BuildOptionTable"/> assigns it.</summary>
    public int Index { get; set; } = -1;

    /// <summary>Whether another option of the call overrides the image's value. Default: never.</summary>
    public Func<ImageBuildOptions, bool>? RuledOutBy { get; init; }

    /// <summary>Whether the option is used. Default: a value is set, a switch is on, or a collection has elements.</summary>
    public Func<ImageBuildOptions, bool>? AskedWhen { private get; init; }

    /// <summary>Whether only BuildKit supports the option. The other builders refuse it if it is used.</summary>
    public bool IsBuildKitOnly { get; init; }

    /// <summary>Whether a build in this process refuses the option if it is used. Options of <c>RUN</c> steps have no effect there, because such a build has no such steps.</summary>
    public bool NeedsEngine { get; init; }

    /// <summary>The part of the option that only BuildKit supports, for the message of that refusal. Default: the whole option.</summary>
    public string? BuildKitOnlyPart { get; init; }

    /// <summary>The first BuildKit version that supports the option. Default: all versions.</summary>
    public Version? Since { get; init; }

    /// <summary>The store that the option needs. Default: any.</summary>
    public BuildKitStore Store { get; init; }

    /// <summary>The requirements, if they depend on more than the version and the store. Replaces <see cref="Since"/> and <see cref="Store"/>.</summary>
    public FeatureRule? Features { private get; init; }

    /// <summary>The first BuildKit version that does not silently ignore the option. Default: no version ignores it.</summary>
    public Version? IgnoredBefore { get; init; }

    /// <summary>Creates the warning for a value that has no effect, before a build with BuildKit; <see langword="null"/> if the value has an effect. Default: no warning.</summary>
    public Func<ImageBuildOptions, string?>? Warning { get; init; }

    /// <summary>The attribute for BuildKit's Dockerfile frontend. Default: none.</summary>
    public FrontendAttribute? Attribute { get; init; }

    /// <summary>The attributes for BuildKit's image exporters. Default: none.</summary>
    public ExportRule? Export { get; init; }

    /// <summary>The query parameter of the engine's <c>/build</c>. Default: none.</summary>
    public QueryParameter? Query { get; init; }

    /// <summary>The value if neither the call nor the image sets one.</summary>
    public object? DefaultValue { get; protected init; }

    /// <summary>Finds the value; <see langword="null"/> if it is not set.</summary>
    public object? ValueIn(ImageBuildOptions options) => _group.ValuesOf(options).Find(this);

    public bool IsAskedIn(ImageBuildOptions options) =>
        AskedWhen?.Invoke(options) ?? (ValueIn(options) is { } value && IsGiven(value));

    /// <summary>Adds the features that this option uses and that not every BuildKit supports.</summary>
    public void AddFeatures(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend, List<BuildKitFeature> features)
    {
        if (Features is not null)
        {
            Features(options, daemon, hasOwnFrontend, features);
        }
        else if ((Since is not null || Store != BuildKitStore.GraphDriver) && IsAskedIn(options))
        {
            features.Add(new BuildKitFeature(Name, Since ?? FeatureVersion.Any, Store));
        }
    }

    /// <summary>Merges the values of the image and the call; each, and the result, is <see langword="null"/> if it is not set.</summary>
    public virtual object? Join(object? image, object? call) => call ?? image;

    /// <summary>Creates the value of a property that is read before it is set: an empty collection, or <see langword="null"/>.</summary>
    public virtual object? Create() => null;

    protected virtual bool IsGiven(object value) => value is not false;
}
