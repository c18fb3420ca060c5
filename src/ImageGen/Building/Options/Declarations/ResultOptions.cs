using System.Globalization;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Requests;
using static ImageGen.Building.BuildKit.Capabilities.FeatureVersion;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options for the result of a build.</summary>
internal static class ResultOptions
{
    private const string EpochVariable = "SOURCE_DATE_EPOCH";

    public static readonly OptionGroup Group = OptionGroup.OfBuild();

    public static readonly ListOption<BuildOutput> Outputs = new(Group, nameof(ImageBuildOptions.Outputs))
    {
        AskedWhen = options => options.Outputs.Any(output => output is not BuildOutput.ToImage { Push: false, Attributes.Count: 0 }),
        IsBuildKitOnly = true,
        Features = AddFeaturesOfOutputs,
    };

    public static readonly ListOption<ImageAnnotation> Annotations = new(Group, nameof(ImageBuildOptions.Annotations))
    {
        IsBuildKitOnly = true,
        Since = V(11),
        Store = BuildKitStore.Containerd,
        Export = (options, _, attributes) =>
        {
            foreach (var annotation in options.Annotations)
            {
                attributes[Key(annotation)] = annotation.Value;
            }
        },
    };

    public static readonly BuildOption<DateTimeOffset?> SourceDateEpoch = new(Group, nameof(ImageBuildOptions.SourceDateEpoch))
    {
        IsBuildKitOnly = true,
        // The exporter for graph drivers ignores it. There, the frontend writes the time, since 0.13.
        Features = (options, daemon, _, features) =>
        {
            if (options.SourceDateEpoch is not null)
            {
                features.Add(new(nameof(options.SourceDateEpoch), daemon.Store == BuildKitStore.GraphDriver ? V(13) : V(11)));
            }
        },
        // Declared after the build arguments, so that it replaces an argument with this name.
        Attribute = new("build-arg:" + EpochVariable, Epoch),
    };

    public static readonly BuildOption<bool?> RewriteTimestamp = new(Group, nameof(ImageBuildOptions.RewriteTimestamp))
    {
        Default = false,
        IsBuildKitOnly = true,
        Features = AddFeaturesOfRewriting,
        Export = ExportRewriting,
    };

    private static void AddFeaturesOfOutputs(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend, List<BuildKitFeature> features)
    {
        if (options.Outputs.Count(output => output is not BuildOutput.ToCache) > 1)
        {
            features.Add(new(nameof(options.Outputs) + " (more than one)", V(13)));
        }

        foreach (var output in options.Outputs)
        {
            var name = output switch
            {
                BuildOutput.ToImage { Push: true } => "BuildOutput.Image(push: true)",
                BuildOutput.ToImage { Attributes.Count: > 0 } => "BuildOutput.Image with Attributes",
                BuildOutput.ToEngine => "BuildOutput.DockerEngine",
                BuildOutput.ToFile { Kind: not BuildOutput.FileKind.Tar } file => $"BuildOutput.{file.Kind}",
                _ => null,
            };
            if (name is not null)
            {
                features.Add(new(name, Any, BuildKitStore.Containerd));
            }
        }
    }

    /// <summary>BuildKit refuses to unpack an image with rewritten layers, and an engine before BuildKit 0.26 always requests it to unpack (moby/moby#51493).</summary>
    private static void AddFeaturesOfRewriting(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend, List<BuildKitFeature> features)
    {
        if (options.RewriteTimestamp == true)
        {
            var isUnpacked = daemon.Store != BuildKitStore.Standalone && (options.Outputs.Count == 0 || options.Outputs.Any(output => output is BuildOutput.ToImage));
            features.Add(new(nameof(options.RewriteTimestamp), isUnpacked ? V(26) : V(13), BuildKitStore.Containerd) { SinceAlone = V(13) });
        }
    }

    private static void ExportRewriting(ImageBuildOptions options, string exporter, IDictionary<string, string> attributes)
    {
        if (options.RewriteTimestamp == true)
        {
            attributes["rewrite-timestamp"] = "true";
            if (exporter == BuildExports.EngineExporter)
            {
                // Otherwise the engine requests BuildKit to unpack the image, which BuildKit refuses for rewritten layers. The engine unpacks it when the image is first run.
                attributes.TryAdd("unpack", "false");
            }
        }
    }

    /// <summary>Reproducible pipelines set the variable for all tools. The options of the program override it.</summary>
    private static string? Epoch(FrontendBuild build)
    {
        if (build.Options.SourceDateEpoch is { } time)
        {
            return time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        return build.Options.Args[EpochVariable] is null && build.Environment(EpochVariable) is { Length: > 0 } surrounding ? surrounding : null;
    }

    private static string Key(ImageAnnotation annotation)
    {
        var platform = annotation.Platform is null ? "" : $"[{annotation.Platform}]";
        return annotation.Level switch
        {
            AnnotationLevel.Index => $"annotation-index.{annotation.Key}",
            AnnotationLevel.IndexDescriptor => $"annotation-index-descriptor.{annotation.Key}",
            AnnotationLevel.ManifestDescriptor => $"annotation-manifest-descriptor{platform}.{annotation.Key}",
            _ => $"annotation-manifest{platform}.{annotation.Key}",
        };
    }
}
