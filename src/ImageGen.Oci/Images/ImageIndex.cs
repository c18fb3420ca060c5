using System.Collections.Immutable;
using ImageGen.Oci.Documents;

namespace ImageGen.Oci;

/// <summary>An index: the manifests of an image for several platforms.</summary>
/// <param name="Manifests">The manifests, and possibly further indexes.</param>
public sealed record ImageIndex(ImmutableArray<Descriptor> Manifests)
{
    /// <summary>The manifests, and possibly further indexes.</summary>
    public ImmutableArray<Descriptor> Manifests { get; init => field = value.IsDefault ? [] : value; } = Manifests.IsDefault ? [] : Manifests;

    /// <summary>The media type. Default: <see cref="MediaTypes.OciIndex"/>.</summary>
    public string MediaType { get; init; } = MediaTypes.OciIndex;

    /// <summary>The media type of an artifact, or <see langword="null"/>.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>The manifest that this index describes. Default: none.</summary>
    public Descriptor? Subject { get; init; }

    /// <summary>The annotations. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ValueEquality.NoTexts;

    /// <summary>The descriptor of this index, with the SHA-256 of <see cref="ToBytes"/>.</summary>
    public Descriptor Descriptor => Descriptor.Of(MediaType, ToBytes().Span);

    internal UnknownFields Unknown { get; init; } = UnknownFields.None;

    private ParsedDocument<ImageIndex>? Parsed { get; init; }

    /// <summary>Parses an index.</summary>
    /// <param name="content">The index: JSON, at most 4 MiB.</param>
    /// <param name="mediaType">The media type that its descriptor or the registry reports; <see langword="null"/> for that of the document.</param>
    /// <exception cref="InvalidImageException">The content is not a valid index, or has another media type.</exception>
    public static ImageIndex Parse(ReadOnlyMemory<byte> content, string? mediaType = null) => ImageDocument.Read("index", content, document =>
    {
        document.CheckSchema(forbidden: "layers");
        var index = new ImageIndex(document.GetObjects("manifests", DescriptorJson.Read))
        {
            MediaType = document.TakeMediaType(mediaType, MediaTypes.OciIndex, MediaTypes.IsIndex),
            ArtifactType = document.TakeText("artifactType"),
            Subject = document.TakeObject("subject") is { } subject ? DescriptorJson.Read(subject) : null,
            Annotations = document.TakeTexts("annotations"),
            Unknown = document.TakeRest(),
        };
        return index with { Parsed = new(index, content) };
    });

    /// <summary>
    /// Finds the manifest that containerd's <c>platforms.Only</c> selects: the platform itself, or else the nearest one that it can run. These are
    /// the lower variants (<c>arm/v7</c> runs <c>arm/v6</c>), 32 bits (<c>amd64</c> runs <c>386</c>), and on Windows the compatible versions.
    /// </summary>
    /// <param name="platform">The platform. One without architecture finds the first manifest of its operating system.</param>
    /// <returns>The descriptor, or <see langword="null"/>. A descriptor without platform and an attestation are never found.</returns>
    public Descriptor? Find(Platform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return PlatformMatch.Find(Manifests, platform);
    }

    /// <summary>Returns the JSON of the index: the parsed bytes if nothing was changed, or else the form that BuildKit writes.</summary>
    public ReadOnlyMemory<byte> ToBytes() => Parsed?.ContentOf(this) ?? GoJson.WriteIndented(json =>
    {
        json.Add("schemaVersion", 2);
        json.Add("mediaType", MediaType);
        json.AddIfSet("artifactType", ArtifactType);
        json.AddObjects("manifests", Manifests, DescriptorJson.Write);
        if (Subject is { } subject)
        {
            json.AddObject("subject", fields => DescriptorJson.Write(fields, subject));
        }

        json.AddIfSet("annotations", Annotations);
        json.Add(Unknown);
    });

    /// <summary>Whether two indexes have the same values.</summary>
    public bool Equals(ImageIndex? other) =>
        other is not null
        && MediaType == other.MediaType
        && ArtifactType == other.ArtifactType
        && Subject == other.Subject
        && ValueEquality.AreEqual(Manifests, other.Manifests)
        && ValueEquality.AreEqual(Annotations, other.Annotations)
        && Unknown.Equals(other.Unknown);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MediaType, Manifests.Length, Annotations.Count);
}
