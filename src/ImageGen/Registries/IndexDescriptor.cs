using System.Text.Json;

namespace ImageGen.Registries;

/// <summary>One entry of an index: which manifest, and what for.</summary>
internal sealed record IndexDescriptor
{
    /// <summary>The annotation by which BuildKit's attestations name the manifest that they are about.</summary>
    private const string SubjectAnnotation = "vnd.docker.reference.digest";

    private IndexDescriptor(string digest, Platform? platform, string? subject, Action<Utf8JsonWriter> write)
    {
        Digest = digest;
        Platform = platform;
        Subject = subject;
        Write = write;
    }

    public string Digest { get; }

    /// <summary>What the manifest is for; <see langword="null"/> where that is no platform, as with an attestation.</summary>
    public Platform? Platform { get; }

    /// <summary>The digest of the manifest that this one is an attestation of.</summary>
    public string? Subject { get; }

    /// <summary>Writes the entry as it was read.</summary>
    public Action<Utf8JsonWriter> Write { get; }

    /// <summary>The entry; <see langword="null"/> where it is none.</summary>
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

    /// <summary>An entry for a manifest that stands by itself.</summary>
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

    /// <summary>The entry of a platform; of its architecture, where the variant is put differently.</summary>
    /// <exception cref="RegistryRequestException">There is none.</exception>
    public static IndexDescriptor Find(IReadOnlyList<IndexDescriptor> descriptors, Platform platform) =>
        descriptors.FirstOrDefault(each => each.Platform == platform)
        ?? (descriptors.Where(each => each.Platform?.OperatingSystem == platform.OperatingSystem && each.Platform.Architecture == platform.Architecture).ToList() is [var only] ? only : null)
        ?? throw new RegistryRequestException(
            RegistryFailureKind.RegistryFailed,
            $"among what the builders have pushed ({string.Join(", ", descriptors.Select(each => each.Platform).OfType<Platform>())}) there is nothing for {platform}");

    private static Platform? PlatformOf(JsonElement json)
    {
        var variant = Text(json, "variant") is { Length: > 0 } said ? "/" + said : "";
        return Platform.TryParse($"{Text(json, "os")}/{Text(json, "architecture")}{variant}", out var platform) ? platform : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
