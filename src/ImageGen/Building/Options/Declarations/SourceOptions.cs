using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Requests;
using ImageGen.BuildKit;
using ImageGen.Images;
using static ImageGen.Building.BuildKit.Capabilities.FeatureVersion;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options for the sources of an image.</summary>
internal static class SourceOptions
{
    public static readonly OptionGroup Group = OptionGroup.OfBuild();

    public static readonly BuildOption<BuildContext?> Context = new(Group, nameof(ImageBuildOptions.Context));

    public static readonly BuildOption<string?> DockerfileText = new(Group, nameof(ImageBuildOptions.DockerfileText));

    public static readonly NestedOption<AutoDockerfileOptions> Auto = new(Group, nameof(ImageBuildOptions.Auto), BuildOptionsMerge.MergeAuto);

    public static readonly BuildOption<bool?> Pull = new(Group, nameof(ImageBuildOptions.Pull))
    {
        Default = true,
        Attribute = new("image-resolve-mode", ResolveMode),
        Query = new("pull"),
    };

    /// <summary>The first BuildKit whose built-in frontend knows named contexts.</summary>
    private static readonly Version FirstWithNamedContexts = V(10);

    public static readonly MapOption<NamedContext> NamedContexts = new(Group, nameof(ImageBuildOptions.NamedContexts))
    {
        IsBuildKitOnly = true,
        Features = AddFeaturesOfContexts,
        // A frontend of a '# syntax=' line gets the contexts too, even if the daemon's built-in frontend does not support them.
        Attribute = new("frontend.caps", build => build.Options.NamedContexts.Count > 0 ? "moby.buildkit.frontend.contexts+forward" : null),
    };

    public static readonly BuildOption<SourcePolicy?> SourcePolicy = new(Group, nameof(ImageBuildOptions.SourcePolicy))
    {
        NeedsEngine = true,
        IsBuildKitOnly = true,
        Since = V(11),
    };

    public static readonly BuildOption<bool?> UseBuiltInFrontend = new(Group, nameof(ImageBuildOptions.UseBuiltInFrontend))
    {
        Default = false,
        // With this attribute, the built-in frontend behaves as one that was already selected by the '# syntax=' line.
        Attribute = new("cmdline", build => build.Options.UseBuiltInFrontend == true ? "" : null),
    };

    /// <summary>A digest identifies its content. If every image has one, a registry has nothing newer, and no pull is needed.</summary>
    private static string ResolveMode(FrontendBuild build)
    {
        var contexts = build.Options.NamedContexts.Values.OfType<NamedContext.Image>().Select(context => context.Reference);
        var pulls = (build.Options.Pull ?? true)
            && (build.Dockerfile is null
                || ExternalImages.FromRequest(build.Request, build.Dockerfile) is not { Count: > 0 } images
                || images.Concat(contexts).Any(image => image.Digest is null));
        return pulls ? "pull" : "local";
    }

    private static void AddFeaturesOfContexts(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend, List<BuildKitFeature> features)
    {
        if (options.NamedContexts.Count > 0 && !hasOwnFrontend)
        {
            features.Add(new(nameof(options.NamedContexts), FirstWithNamedContexts));
        }

        // The daemon itself must support it, whichever frontend requests it.
        if (options.NamedContexts.Values.Any(context => context is NamedContext.OciLayout))
        {
            features.Add(new("NamedContext.FromOciLayout", V(11)));
        }
    }
}
