using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageGen.Pushing.Indexes;

/// <summary>Writes an index with the same fields in the same order as BuildKit.</summary>
internal static class IndexWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(string mediaType, IReadOnlyList<IndexDescriptor> manifests, IReadOnlyList<(string Name, string Value)> annotations)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 2);
            json.WriteString("mediaType", mediaType);
            json.WriteStartArray("manifests");
            foreach (var manifest in manifests)
            {
                manifest.Write(json);
            }

            json.WriteEndArray();
            if (annotations.Count > 0)
            {
                json.WriteStartObject("annotations");
                foreach (var (name, value) in annotations)
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
