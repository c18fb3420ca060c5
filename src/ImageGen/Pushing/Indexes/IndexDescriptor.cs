using System.Text.Json;
using ImageGen.Oci;

namespace ImageGen.Pushing.Indexes;

/// <summary>One descriptor in an index.</summary>
internal sealed record IndexDescriptor
{
    /// <summary>The annotation of BuildKit's attestations with the digest of the manifest that they describe.</summary>
    private const string SubjectAnnotation = "vnd.docker.reference.digest";

    private IndexDescriptor(string digest, Platform? platform, string? subject, Action<Utf8JsonWriter> write)
    {
        Digest = digest;
        Platform = platform;
        Subject = subject;
        Write = write;
    }

    public string Digest { get; }

    /// <summary>The platform of the manifest; <see langword="null"/> if it is missing, as for an attestation.</summary>
    public Platform? Platform { get; }

    /// <summary>The digest of the manifest that this attestation describes; <see langword="null"/> for other manifests.</summary>
    public string? Subject { get; }

    /// <summary>Writes the descriptor unchanged.</summary>
    public Action<Utf8JsonWriter> Write { get; }

    /// <summary>Reads a descriptor; <see langword="null"/> if the JSON is not a valid descriptor.</summary>
    public static IndexDescriptor? Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object || Text(json, "digest") is not { } digest)
        {
            return null;
        }

        var subject = json.TryGetProperty("annotations", out var annotations) ? Text(annotations, SubjectAnnotation) : null;
        var platform = subject is null && json.TryGetProperty("platform", out var said) ? PlatformOf(said) : null;
        return new IndexDescriptor(digest, platform, subject, json.WriteTo);
    }

    /// <summary>Creates a descriptor for a manifest without an index.</summary>
    public static IndexDescriptor OfManifest(RegistryManifest manifest, Platform platform) => new(manifest.Digest.ToString(), platform, subject: null, json =>
    {
        json.WriteStartObject();
        json.WriteString("mediaType", manifest.MediaType);
        json.WriteString("digest", manifest.Digest.ToString());
        json.WriteNumber("size", manifest.Content.Length);
        json.WriteStartObject("platform");
        json.WriteString("architecture", platform.Architecture);
        json.WriteString("os", platform.OperatingSystem);
        if (platform.Variant is { } variant)
        {
            json.WriteString("variant", variant);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Returns the descriptor of a platform. If only the variant differs, a single descriptor of the same architecture is returned.</summary>
    /// <exception cref="RegistryRequestException">There is no such descriptor.</exception>
    public static IndexDescriptor Find(IReadOnlyList<IndexDescriptor> descriptors, Platform platform) =>
        descriptors.FirstOrDefault(each => each.Platform == platform)
        ?? (descriptors.Where(each => each.Platform?.OperatingSystem == platform.OperatingSystem && each.Platform.Architecture == platform.Architecture).ToList() is [var only] ? only : null)
        ?? throw new RegistryRequestException(
            RegistryErrorKind.RegistryFailed,
            $"the pushed images ({string.Join(", ", descriptors.Select(each => each.Platform).OfType<Platform>())}) contain none for {platform}");

    private static Platform? PlatformOf(JsonElement json)
    {
        var variant = Text(json, "variant") is { Length: > 0 } said ? "/" + said : "";
        return Platform.TryParse($"{Text(json, "os")}/{Text(json, "architecture")}{variant}", out var platform) ? platform : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
