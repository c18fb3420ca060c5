using ImageGen.Building.BuildKit.Capabilities;
using static ImageGen.Building.BuildKit.Capabilities.FeatureVersion;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options for the attestations of an image.</summary>
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
            // An older BuildKit ignores the parameter and writes version 0.2.
            if (HasProvenance(options) && options.ProvenanceParameters?.Version is ProvenanceVersion.Slsa1)
            {
                features.Add(new("ProvenanceParameters.Version = Slsa1", V(23), BuildKitStore.Containerd));
            }
        },
        Warning = options => options.ProvenanceParameters is not null && !HasProvenance(options)
            ? $"{nameof(options.ProvenanceParameters)} has no effect without an attestation. Set {nameof(options.Provenance)} to Min or Max."
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
            ? $"{nameof(options.SbomGenerator)} has no effect without a bill of materials. Set {nameof(options.Sbom)} to true."
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

    /// <summary>Formats a field. BuildKit parses the attribute as one line of CSV.</summary>
    private static string Csv(string field) => field.AsSpan().IndexOfAny(',', '"') < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
