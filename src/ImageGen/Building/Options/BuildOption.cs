using System.Diagnostics;
using ImageGen.Building.BuildKit.Capabilities;

namespace ImageGen.Building.Options;

/// <summary>One option of a build and everything that is true of it. The code that handles options loops over these descriptions.</summary>
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

    /// <summary>Whether another option of the call rules out the image's value. Default: never.</summary>
    public Func<ImageBuildOptions, bool>? RuledOutBy { get; init; }

    /// <summary>Whether the options ask for something by it. Default: a value is set, a switch is on, a collection has elements.</summary>
    public Func<ImageBuildOptions, bool>? AskedWhen { private get; init; }

    /// <summary>Whether only BuildKit obeys it. The other builders refuse it when it is asked for.</summary>
    public bool IsBuildKitOnly { get; init; }

    /// <summary>Which part of the option is BuildKit's, for the message of that refusal. Default: the whole.</summary>
    public string? BuildKitOnlyPart { get; init; }

    /// <summary>The first BuildKit that obeys it. Default: every BuildKit does.</summary>
    public Version? Since { get; init; }

    /// <summary>The store that it needs. Default: any.</summary>
    public BuildKitStore Store { get; init; }

    /// <summary>What it needs, where that depends on more than the version and the store. Replaces <see cref="Since"/> and <see cref="Store"/>.</summary>
    public FeatureRule? Features { private get; init; }

    /// <summary>The first BuildKit that does not ignore it silently. Default: none ignores it.</summary>
    public Version? IgnoredBefore { get; init; }

    /// <summary>The warning for a value that has no effect, before BuildKit builds; <see langword="null"/> where it has one. Default: no warning.</summary>
    public Func<ImageBuildOptions, string?>? Warning { get; init; }

    /// <summary>What BuildKit's Dockerfile frontend receives. Default: nothing.</summary>
    public FrontendAttribute? Attribute { get; init; }

    /// <summary>What BuildKit's exporters of images receive. Default: nothing.</summary>
    public ExportRule? Export { get; init; }

    /// <summary>What the Engine's <c>/build</c> receives in its query. Default: nothing.</summary>
    public QueryParameter? Query { get; init; }

    /// <summary>The value where neither the call nor the image sets one.</summary>
    public object? DefaultValue { get; protected init; }

    /// <summary>The value as it is set; <see langword="null"/> where it is not.</summary>
    public object? ValueIn(ImageBuildOptions options) => _group.ValuesOf(options).Find(this);

    public bool IsAskedIn(ImageBuildOptions options) =>
        AskedWhen?.Invoke(options) ?? (ValueIn(options) is { } value && IsGiven(value));

    /// <summary>Adds what the options ask for by it that not every BuildKit can do.</summary>
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

    /// <summary>The value of a build: the call's joined to the image's, each <see langword="null"/> where it is not set.</summary>
    public virtual object? Join(object? image, object? call) => call ?? image ?? DefaultValue;

    /// <summary>The value of a property that is read before it is set: a collection that can be added to, or <see langword="null"/>.</summary>
    public virtual object? Create() => null;

    protected virtual bool IsGiven(object value) => value is not false;
}
