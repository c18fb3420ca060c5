using System.Collections.Immutable;
using ImageGen.Oci.Documents;

namespace ImageGen.Oci;

/// <summary>The manifest of an image for one platform, or of an artifact: its configuration and its layers.</summary>
/// <param name="Config">The configuration of the image.</param>
/// <param name="Layers">The layers, the lowest first.</param>
public sealed record ImageManifest(Descriptor Config, ImmutableArray<Descriptor> Layers)
{
    /// <summary>The layers, the lowest first.</summary>
    public ImmutableArray<Descriptor> Layers { get; init => field = value.IsDefault ? [] : value; } = Layers.IsDefault ? [] : Layers;

    /// <summary>The media type. Default: <see cref="MediaTypes.OciManifest"/>.</summary>
    public string MediaType { get; init; } = MediaTypes.OciManifest;

    /// <summary>The media type of an artifact, or <see langword="null"/>.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>The manifest that this one describes, such as the signed one. Default: none.</summary>
    public Descriptor? Subject { get; init; }

    /// <summary>The annotations. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ValueEquality.NoTexts;

    /// <summary>The descriptor of this manifest, with the SHA-256 of <see cref="ToBytes"/>.</summary>
    public Descriptor Descriptor => Descriptor.Of(MediaType, ToBytes().Span);

    internal UnknownFields Unknown { get; init; } = UnknownFields.None;

    private ParsedDocument<ImageManifest>? Parsed { get; init; }

    /// <summary>Parses a manifest.</summary>
    /// <param name="content">The manifest: JSON, at most 4 MiB.</param>
    /// <param name="mediaType">The media type that its descriptor or the registry reports; <see langword="null"/> for that of the document.</param>
    /// <exception cref="InvalidImageException">The content is not a valid manifest, or has another media type.</exception>
    public static ImageManifest Parse(ReadOnlyMemory<byte> content, string? mediaType = null) => ImageDocument.Read("manifest", content, document =>
    {
        document.CheckSchema(forbidden: "manifests");
        var manifest = new ImageManifest(DescriptorJson.Read(document.GetObject("config")), document.GetObjects("layers", DescriptorJson.Read))
        {
            MediaType = document.TakeMediaType(mediaType, MediaTypes.OciManifest, MediaTypes.IsManifest),
            ArtifactType = document.TakeText("artifactType"),
            Subject = document.TakeObject("subject") is { } subject ? DescriptorJson.Read(subject) : null,
            Annotations = document.TakeTexts("annotations"),
            Unknown = document.TakeRest(),
        };
        return manifest with { Parsed = new(manifest, content) };
    });

    /// <summary>Returns the JSON of the manifest: the parsed bytes if nothing was changed, or else the form that BuildKit writes.</summary>
    public ReadOnlyMemory<byte> ToBytes() => Parsed?.ContentOf(this) ?? GoJson.WriteIndented(json =>
    {
        json.Add("schemaVersion", 2);
        json.Add("mediaType", MediaType);
        json.AddIfSet("artifactType", ArtifactType);
        json.AddObject("config", fields => DescriptorJson.Write(fields, Config));
        json.AddObjects("layers", Layers, DescriptorJson.Write);
        if (Subject is { } subject)
        {
            json.AddObject("subject", fields => DescriptorJson.Write(fields, subject));
        }

        json.AddIfSet("annotations", Annotations);
        json.Add(Unknown);
    });

    /// <summary>Whether two manifests have the same values.</summary>
    public bool Equals(ImageManifest? other) =>
        other is not null
        && MediaType == other.MediaType
        && ArtifactType == other.ArtifactType
        && Config == other.Config
        && Subject == other.Subject
        && ValueEquality.AreEqual(Layers, other.Layers)
        && ValueEquality.AreEqual(Annotations, other.Annotations)
        && Unknown.Equals(other.Unknown);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MediaType, Config, Layers.Length);
}
