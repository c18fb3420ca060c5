using System.Collections.Immutable;
using ImageGen.Oci.Documents;

namespace ImageGen.Oci;

/// <summary>The configuration of an image: its platform, its layers without compression, its history, and what its containers start.</summary>
/// <param name="Architecture">The architecture, with Go's name: <c>amd64</c>.</param>
/// <param name="OperatingSystem">The operating system, with Go's name: <c>linux</c>.</param>
public sealed record ImageConfiguration(string Architecture, string OperatingSystem)
{
    /// <summary>The time at which the image was created. Written in UTC. Default: none.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The author, or <see langword="null"/>.</summary>
    public string? Author { get; init; }

    /// <summary>The variant of the architecture, or <see langword="null"/>: <c>v7</c>.</summary>
    public string? Variant { get; init; }

    /// <summary>The version of the operating system, or <see langword="null"/>: <c>10.0.17763.1</c>.</summary>
    public string? OperatingSystemVersion { get; init; }

    /// <summary>The features that the operating system must have. Default: none.</summary>
    public ImmutableArray<string> OperatingSystemFeatures { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The digests of the layers without compression, the lowest first. Default: none.</summary>
    public ImmutableArray<ImageDigest> DiffIds { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The steps that created the image, the first one first. Default: none.</summary>
    public ImmutableArray<HistoryEntry> History { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What containers of the image start. Default: nothing.</summary>
    public ContainerConfiguration Config { get; init; } = new();

    /// <summary>The platform; <see langword="null"/> if the parts are not those of a valid platform.</summary>
    public Platform? Platform => PlatformJson.Create(OperatingSystem, OperatingSystemVersion, OperatingSystemFeatures, Architecture, Variant);

    internal UnknownFields Unknown { get; init; } = UnknownFields.None;

    internal UnknownFields UnknownOfRoot { get; init; } = UnknownFields.None;

    private ParsedDocument<ImageConfiguration>? Parsed { get; init; }

    /// <summary>Parses a configuration. Fields without a property are kept, and written again.</summary>
    /// <param name="content">The configuration: JSON, at most 4 MiB.</param>
    /// <exception cref="InvalidImageException">The content is not a valid configuration.</exception>
    public static ImageConfiguration Parse(ReadOnlyMemory<byte> content) => ImageDocument.Read("configuration", content, document =>
    {
        var root = document.GetObject("rootfs");
        var configuration = new ImageConfiguration(document.TakeText("architecture") ?? "", document.TakeText("os") ?? "")
        {
            Created = document.TakeTime("created"),
            Author = document.TakeText("author"),
            Variant = document.TakeText("variant"),
            OperatingSystemVersion = document.TakeText("os.version"),
            OperatingSystemFeatures = document.TakeList("os.features"),
            DiffIds = root.TakeDigests("diff_ids"),
            History = document.TakeObjects("history", HistoryEntry.Read),
            Config = document.TakeObject("config") is { } config ? ContainerConfiguration.Read(config) : new(),
            UnknownOfRoot = root.TakeRest("type"),
            Unknown = document.TakeRest(),
        };
        return configuration with { Parsed = new(configuration, content) };
    });

    /// <summary>
    /// Returns the JSON of the configuration: the parsed bytes if nothing was changed, or else the form that BuildKit writes, with sorted fields.
    /// </summary>
    public ReadOnlyMemory<byte> ToBytes() => Parsed?.ContentOf(this) ?? GoJson.WriteSorted(json =>
    {
        json.Add("architecture", Architecture);
        json.Add("os", OperatingSystem);
        json.AddIfSet("created", Created);
        json.AddIfSet("author", Author);
        json.AddIfSet("variant", Variant);
        json.AddIfSet("os.version", OperatingSystemVersion);
        json.AddIfSet("os.features", OperatingSystemFeatures);
        json.AddObject("config", Config.Write);
        json.AddObject("rootfs", fields =>
        {
            fields.Add("type", "layers");
            fields.Add("diff_ids", [.. DiffIds.Select(static digest => digest.ToString())]);
            fields.Add(UnknownOfRoot);
        });
        if (!History.IsEmpty)
        {
            json.AddObjects("history", History, static (fields, entry) => entry.Write(fields));
        }

        json.Add(Unknown);
    });

    /// <summary>Whether two configurations have the same values.</summary>
    public bool Equals(ImageConfiguration? other) =>
        other is not null
        && Architecture == other.Architecture
        && OperatingSystem == other.OperatingSystem
        && Created == other.Created
        && Author == other.Author
        && Variant == other.Variant
        && OperatingSystemVersion == other.OperatingSystemVersion
        && Config == other.Config
        && ValueEquality.AreEqual(OperatingSystemFeatures, other.OperatingSystemFeatures)
        && ValueEquality.AreEqual(DiffIds, other.DiffIds)
        && ValueEquality.AreEqual(History, other.History)
        && Unknown.Equals(other.Unknown)
        && UnknownOfRoot.Equals(other.UnknownOfRoot);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Architecture, OperatingSystem, Created, DiffIds.Length, History.Length);
}
