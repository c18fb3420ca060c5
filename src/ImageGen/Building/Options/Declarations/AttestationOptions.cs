using ImageGen.Building.BuildKit.Capabilities;
using static ImageGen.Building.BuildKit.Capabilities.BuildKitVersion;

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
        Attribute = new("attest:provenance", build => HasProvenance(build.Options) ? Mode(build.Options) : null),
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

    private static string Mode(ImageBuildOptions options) => options.Provenance is ProvenanceMode.Max ? "mode=max" : "mode=min";
}
