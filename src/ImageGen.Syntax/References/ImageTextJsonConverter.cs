#if NET
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGen;

/// <summary>Reads and writes a value as a JSON string or a property name. It uses no reflection, so trimming and native compilation work.</summary>
/// <typeparam name="T">A type of this namespace that can be parsed from text.</typeparam>
/// <remarks>The types name this converter in an attribute. It is public because code that System.Text.Json generates must create it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ImageTextJsonConverter<T> : JsonConverter<T>
    where T : class, IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"A {typeof(T).Name} must be a JSON string, not {reader.TokenType}. Use a string.");
        }

        return Parse(ref reader);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
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
