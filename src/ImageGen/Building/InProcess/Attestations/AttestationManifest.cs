using System.Collections.Immutable;
using ImageGen.Building.InProcess.Images;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Attestations;

/// <summary>
/// The manifest that connects attestations with an image, as moby/buildkit v0.32 writes it with <c>oci-artifact=false</c>
/// (<c>exporter/containerimage/writer.go</c>, <c>commitAttestationsManifest</c>): older programs and registries read this form.
/// </summary>
internal static class AttestationManifest
{
    private const string StatementType = "application/vnd.in-toto+json";
    private const string Unknown = "unknown";

    /// <summary>Creates the manifest.</summary>
    /// <param name="image">The manifest of the image.</param>
    /// <param name="statements">The statements with the types of their predicates.</param>
    /// <param name="contents">Gets the documents.</param>
    /// <returns>Its descriptor for the index of the image.</returns>
    public static Descriptor Create(Descriptor image, IEnumerable<(string PredicateType, ReadOnlyMemory<byte> Statement)> statements, ImageContents contents)
    {
        ImmutableArray<Descriptor> layers =
        [
            .. statements.Select(each => contents.Add(Descriptor.Of(StatementType, each.Statement.Span), each.Statement) with
            {
                Annotations = ImmutableSortedDictionary<string, string>.Empty.Add("in-toto.io/predicate-type", each.PredicateType),
            }),
        ];
        var configuration = new ImageConfiguration(Unknown, Unknown) { DiffIds = [.. layers.Select(layer => layer.Digest)] }.ToBytes();
        var manifest = new ImageManifest(contents.Add(Descriptor.Of(MediaTypes.OciConfiguration, configuration.Span), configuration), layers);
        return contents.Add(manifest.Descriptor, manifest.ToBytes()) with
        {
            Platform = Platform.Parse($"{Unknown}/{Unknown}"),
            Annotations = ImmutableSortedDictionary<string, string>.Empty
                .Add("vnd.docker.reference.type", "attestation-manifest")
                .Add("vnd.docker.reference.digest", image.Digest.ToString()),
        };
    }
}
