using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageGen.Building.InProcess.Attestations;

/// <summary>The JSON of attestations.</summary>
internal static class AttestationJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    public static ReadOnlyMemory<byte> Write(JsonNode node, bool isIndented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, isIndented ? Indented : Compact))
        {
            node.WriteTo(json);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Creates in-toto's form of a digest: an object with the algorithm as the name.</summary>
    public static JsonObject DigestSet(ImageDigest digest) => new() { [digest.Algorithm] = digest.Encoded };

    /// <summary>Adds a field if it has a value.</summary>
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json.Add(name, value);
        }

        return json;
    }
}
