using ImageGen.Building.BuildKit.Capabilities;
using static ImageGen.Building.BuildKit.Capabilities.FeatureVersion;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options that say which attestations an image gets.</summary>
internal static class AttestationOptions
{
    public static readonly OptionGroup Group = OptionGroup.OfBuild();

    public static readonly BuildOption<ProvenanceMode?> Provenance = new(Group, nameof(ImageBuildOptions.Provenance))
    {
        AskedWhen = HasProvenance,
        IsBuildKitOnly = true,
        Since = V(11),
        Store = BuildKitStore.Containerd,
        Attribute = new("attest:provenance", build => HasProvenance(build.Options) ? string.Join(',', ProvenanceFields(build.Options).Select(Csv)) : null),
    };

    public static readonly BuildOption<ProvenanceParameters?> ProvenanceParameters = new(Group, nameof(ImageBuildOptions.ProvenanceParameters))
    {
        IsBuildKitOnly = true,
        Features = (options, _, _, features) =>
        {
            // An older BuildKit ignores the parameter and writes the version 0.2.
            if (HasProvenance(options) && options.ProvenanceParameters?.Version is ProvenanceVersion.Slsa1)
            {
                features.Add(new("ProvenanceParameters.Version = Slsa1", V(23), BuildKitStore.Containerd));
            }
        },
        Warning = options => options.ProvenanceParameters is not null && !HasProvenance(options)
            ? $"{nameof(options.ProvenanceParameters)} is set and {nameof(options.Provenance)} is not: no attestation of the build is made."
            : null,
    };

    public static readonly BuildOption<bool?> Sbom = new(Group, nameof(ImageBuildOptions.Sbom))
    {
        Default = false,
        IsBuildKitOnly = true,
        Since = V(11),
        Store = BuildKitStore.Containerd,
        Attribute = new("attest:sbom", build => build.Options is { Sbom: true } options ? (options.SbomGenerator is { } generator ? $"generator={generator}" : "") : null),
    };

    public static readonly BuildOption<ImageReference?> SbomGenerator = new(Group, nameof(ImageBuildOptions.SbomGenerator))
    {
        Warning = options => options.SbomGenerator is not null && options.Sbom != true
            ? $"{nameof(options.SbomGenerator)} is set and {nameof(options.Sbom)} is not: no bill of materials is made."
            : null,
    };

    private static bool HasProvenance(ImageBuildOptions options) => options.Provenance is ProvenanceMode.Min or ProvenanceMode.Max;

    private static List<string> ProvenanceFields(ImageBuildOptions options)
    {
        List<string> fields = [options.Provenance is ProvenanceMode.Max ? "mode=max" : "mode=min"];
        if (options.ProvenanceParameters is { } parameters)
        {
            Add(parameters.BuilderId is not null, "builder-id=" + parameters.BuilderId);
            Add(parameters.FileName is not null, "filename=" + parameters.FileName);
            Add(parameters.Reproducible, "reproducible=true");
            Add(parameters.InlineOnly, "inline-only=true");
            Add(parameters.Version is not null, parameters.Version is ProvenanceVersion.Slsa02 ? "version=v0.2" : "version=v1");
        }

        return fields;

        void Add(bool isSet, string field)
        {
            if (isSet)
            {
                fields.Add(field);
            }
        }
    }

    /// <summary>A field as BuildKit reads the attribute: one line of CSV.</summary>
    private static string Csv(string field) => field.AsSpan().IndexOfAny(',', '"') < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
