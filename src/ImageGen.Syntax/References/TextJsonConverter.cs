#if NET
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGen.References;

/// <summary>A value as a JSON string and as a property name. Without reflection: fit for trimming and native compilation.</summary>
internal sealed class TextJsonConverter<T> : JsonConverter<T>
    where T : class, IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"A JSON string is needed where a {typeof(T).Name} should stand, and there is {reader.TokenType}.");
        }

        return Parse(ref reader);
    }

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString()!);

    private static T Parse(ref Utf8JsonReader reader)
    {
        try
        {
            return T.Parse(reader.GetString()!, provider: null);
        }
        catch (ImageReferenceException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
#endif
