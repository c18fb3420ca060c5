#if NET
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGen;

/// <summary>A value as a JSON string and as a property name. Without reflection: fit for trimming and native compilation.</summary>
/// <typeparam name="T">One of the values of this namespace that are read from text.</typeparam>
/// <remarks>Nobody needs to name it: the values carry it. It is public because code that System.Text.Json generates must create it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ImageTextJsonConverter<T> : JsonConverter<T>
    where T : class, IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"A JSON string is needed where a {typeof(T).Name} should stand, and there is {reader.TokenType}.");
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
