using System.Globalization;
using ImageGen.Building.InProcess.Attestations;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Outputs;

/// <summary>The form of an image, which the attributes of its outputs choose as for BuildKit's exporters.</summary>
/// <param name="Compression">The compression of new layers.</param>
/// <param name="UsesOci">Whether the media types are those of OCI; <see langword="null"/> for those of the base.</param>
internal sealed record ImageForm(LayerCompression Compression, bool? UsesOci)
{
    private const string CompressionAttribute = "compression";
    private const string LevelAttribute = "compression-level";
    private const string OciAttribute = "oci-mediatypes";

    /// <exception cref="ImageBuildException">An attribute is unknown or not valid, or two outputs want different forms.</exception>
    public static ImageForm Read(ImageBuildOptions options)
    {
        var form = Read(options.Outputs);
        if (!BuildAttestations.AreAskedIn(options))
        {
            return form;
        }

        return form.UsesOci == false
            ? throw new ImageBuildException($"An image with the media types of Docker cannot have attestations. Remove the attribute {OciAttribute}=false of the output, or {nameof(ImageBuildOptions.Provenance)} and {nameof(ImageBuildOptions.Sbom)}.")
            : form with { UsesOci = true };
    }

    private static ImageForm Read(IList<BuildOutput> outputs)
    {
        var forms = outputs.Where(output => output is not (BuildOutput.ToDirectory or BuildOutput.ToCache)).Select(Read).Distinct().ToList();
        return forms.Count switch
        {
            0 => new(LayerCompression.Gzip(), UsesOci: null),
            1 => forms[0] with { UsesOci = forms[0].UsesOci ?? (outputs.Any(IsOci) ? true : null) },
            _ => throw new ImageBuildException($"A build in this process makes one form of an image, and the attributes of {nameof(ImageBuildOptions.Outputs)} request {forms.Count}. Use the same attributes for all outputs, or build once for each."),
        };
    }

    /// <summary>Whether an output is an OCI layout or its archive. Skopeo and Podman find no manifest of Docker in it.</summary>
    private static bool IsOci(BuildOutput output) => output is BuildOutput.ToFile { Kind: BuildOutput.FileKind.OciLayout or BuildOutput.FileKind.OciArchive };

    private static ImageForm Read(BuildOutput output)
    {
        if (output.Attributes.Keys.FirstOrDefault(name => name is not (CompressionAttribute or LevelAttribute or OciAttribute)) is { } unknown)
        {
            throw new ImageBuildException(
                $"A build in this process does not support the attribute '{unknown}' of an output. Remove it (supported: {CompressionAttribute}, {LevelAttribute}, {OciAttribute}). {InProcessLimits.NeedsEngine}");
        }

        var level = output.Attributes.TryGetValue(LevelAttribute, out var text) ? ReadLevel(text) : null;
        try
        {
            return new(
                output.Attributes.GetValueOrDefault(CompressionAttribute, "gzip") switch
                {
                    "gzip" => level is { } gzip ? LayerCompression.Gzip(gzip) : LayerCompression.Gzip(),
                    "zstd" => level is { } zstd ? LayerCompression.Zstd(zstd) : LayerCompression.Zstd(),
                    "uncompressed" => LayerCompression.None,
                    var other => throw new ImageBuildException($"'{other}' is not a supported {CompressionAttribute} of a build in this process. Use gzip, zstd or uncompressed. {InProcessLimits.NeedsEngine}"),
                },
                output.Attributes.TryGetValue(OciAttribute, out var oci) ? oci is "true" or "1" : null);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw NotALevel(text!);
        }
    }

    private static int? ReadLevel(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : throw NotALevel(text);

    private static ImageBuildException NotALevel(string text) =>
        new($"'{text}' is not a valid {LevelAttribute}. Use a number from 1 to 9 for gzip, or from 1 to 19 for zstd.");
}
