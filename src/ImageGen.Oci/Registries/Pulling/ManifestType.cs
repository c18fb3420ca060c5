using System.Text.Json;

namespace ImageGen.Oci.Registries.Pulling;

/// <summary>Finds the media type of a manifest, which some registries report as <c>application/json</c> or not at all.</summary>
internal static class ManifestType
{
    private const string Schema1 = "application/vnd.docker.distribution.manifest.v1+json";
    private const string SignedSchema1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";

    /// <param name="reported">The media type of the response; <see langword="null"/> if it is missing.</param>
    /// <param name="content">The manifest.</param>
    public static string Find(string? reported, ReadOnlyMemory<byte> content) =>
        reported is null or "" or "application/json" or "text/plain" or "application/octet-stream" ? FromContent(content) ?? reported ?? "" : reported;

    public static bool IsSchema1(string mediaType) => mediaType is Schema1 or SignedSchema1;

    private static string? FromContent(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            return root.ValueKind is not JsonValueKind.Object ? null
                : root.TryGetProperty("mediaType", out var type) && type.ValueKind is JsonValueKind.String ? type.GetString()
                : root.TryGetProperty("schemaVersion", out var version) && version.ValueKind is JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1 ? Schema1
                : root.TryGetProperty("manifests", out _) ? MediaTypes.OciIndex
                : root.TryGetProperty("layers", out _) ? MediaTypes.OciManifest
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
