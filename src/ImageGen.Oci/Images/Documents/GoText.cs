using System.Text;
using System.Text.Json;

namespace ImageGen.Oci.Documents;

/// <summary>
/// Values as JSON in the form of Go's <c>encoding/json</c>. The escapes of System.Text.Json depend on the version of .NET, and the digest of a
/// document must not.
/// </summary>
internal static class GoText
{
    private const int IndentWidth = 2;

    public static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            AppendRune(text, rune);
        }

        text.Append('"');
    }

    /// <summary>Appends a value without white space. The depth was limited when it was parsed.</summary>
    public static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(text, value);
                break;
            case JsonValueKind.Array:
                AppendArray(text, value);
                break;
            case JsonValueKind.String:
                Append(text, value.GetString()!);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    /// <summary>Adds white space to JSON that has none, as <c>json.MarshalIndent</c> does with two spaces.</summary>
    public static string Indent(string json)
    {
        var text = new StringBuilder(json.Length * 2);
        var depth = 0;
        var isInText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var character = json[i];
            if (isInText || character is '"')
            {
                text.Append(character);
                if (isInText && character is '\\')
                {
                    text.Append(json[++i]);
                }
                else if (character is '"')
                {
                    isInText = !isInText;
                }

                continue;
            }

            if (character is '}' or ']' && json[i - 1] is not ('{' or '['))
            {
                NewLine(text, --depth);
            }

            text.Append(character);
            if (character is '{' or '[' && json[i + 1] is not ('}' or ']'))
            {
                NewLine(text, ++depth);
            }
            else if (character is ',')
            {
                NewLine(text, depth);
            }
            else if (character is ':')
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }

    private static void NewLine(StringBuilder text, int depth) => text.Append('\n').Append(' ', depth * IndentWidth);

    private static void AppendObject(StringBuilder text, JsonElement value)
    {
        var separator = '{';
        foreach (var property in value.EnumerateObject())
        {
            text.Append(separator);
            Append(text, property.Name);
            text.Append(':');
            Append(text, property.Value);
            separator = ',';
        }

        text.Append(separator is '{' ? "{}" : "}");
    }

    private static void AppendArray(StringBuilder text, JsonElement value)
    {
        var separator = '[';
        foreach (var item in value.EnumerateArray())
        {
            text.Append(separator);
            Append(text, item);
            separator = ',';
        }

        text.Append(separator is '[' ? "[]" : "]");
    }

    private static void AppendRune(StringBuilder text, Rune rune) => _ = rune.Value switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\f' => text.Append("\\f"),
        '\n' => text.Append("\\n"),
        '\r' => text.Append("\\r"),
        '\t' => text.Append("\\t"),
        < ' ' or '<' or '>' or '&' or 0x2028 or 0x2029 => text.Append("\\u").Append(rune.Value.ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
        _ => text.Append(rune.ToString()),
    };
}
