using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ImageGen.Building.Requests;

/// <summary>Writes the JSON values in the query of <c>/build</c>; <see langword="null"/> for an empty collection.</summary>
internal static class QueryJson
{
    public static string? Map(IReadOnlyCollection<KeyValuePair<string, string?>> pairs) =>
        pairs.Count == 0 ? null : Write(json =>
        {
            json.WriteStartObject();
            foreach (var (name, value) in pairs)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        });

    public static string? List(IReadOnlyCollection<string> values) =>
        values.Count == 0 ? null : Write(json =>
        {
            json.WriteStartArray();
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        });

    public static string? Ulimits(ICollection<Ulimit> limits) =>
        limits.Count == 0 ? null : Write(json =>
        {
            json.WriteStartArray();
            foreach (var limit in limits)
            {
                json.WriteStartObject();
                json.WriteString("Name", limit.Name);
                json.WriteNumber("Soft", limit.Soft);
                json.WriteNumber("Hard", limit.Hard);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
