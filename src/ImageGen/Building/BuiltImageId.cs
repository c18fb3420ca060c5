using System.Text.Json;

namespace ImageGen.Building;

/// <summary>Reads the id of a built image where the engine states it as data.</summary>
internal static class BuiltImageId
{
    /// <summary>The <c>ID</c> of an <c>aux</c> object; null where it has none.</summary>
    public static ImageDigest? FromAux(JsonElement aux) =>
        aux.ValueKind == JsonValueKind.Object && aux.TryGetProperty("ID", out var id) && id.ValueKind == JsonValueKind.String
            ? Parse(id.GetString()!)
            : null;

    /// <summary>The one line that the engine's <c>q=1</c> leaves of a successful build: the id alone.</summary>
    public static ImageDigest? FromQuietLine(string line) => Parse(line.TrimEnd('\n'));

    private static ImageDigest? Parse(string text) => ImageDigest.TryParse(text, out var digest) ? digest : null;
}
