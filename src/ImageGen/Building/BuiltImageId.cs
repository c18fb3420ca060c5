using System.Text.Json;

namespace ImageGen.Building;

/// <summary>Reads the id of a built image from the engine's messages.</summary>
internal static class BuiltImageId
{
    /// <summary>Reads the <c>ID</c> of an <c>aux</c> object; <see langword="null"/> if it is missing.</summary>
    public static ImageDigest? FromAux(JsonElement aux) =>
        aux.ValueKind == JsonValueKind.Object && aux.TryGetProperty("ID", out var id) && id.ValueKind == JsonValueKind.String
            ? Parse(id.GetString()!)
            : null;

    /// <summary>Reads the id from the only line that the engine sends for a successful build with <c>q=1</c>.</summary>
    public static ImageDigest? FromQuietLine(string line) => Parse(line.TrimEnd('\n'));

    private static ImageDigest? Parse(string text) => ImageDigest.TryParse(text, out var digest) ? digest : null;
}
