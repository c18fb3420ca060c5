using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>Values of JSON as Go's decoder puts them into the fields of a structure: null changes nothing, and a wrong type leaves the field as it is.</summary>
internal static class GoJson
{
    public static string Path(string parent, string name) => $"{parent}.{name}";

    /// <summary>Whether the value has the kind; complains where it has another one, and not where it is null.</summary>
    public static bool Is(JsonElement value, JsonValueKind kind, string path, Action<string> complain)
    {
        if (value.ValueKind != kind && value.ValueKind != JsonValueKind.Null)
        {
            complain($"{path} must be {Name(kind)}, not {Name(value.ValueKind)}.");
        }

        return value.ValueKind == kind;
    }

    public static string Text(JsonElement value, string path, string otherwise, Action<string> complain) =>
        Is(value, JsonValueKind.String, path, complain) ? value.GetString()! : otherwise;

    /// <summary>Adds the fields of an object to a map, as a second object of the same name adds to the first. Null empties it.</summary>
    public static void ReadMap<T>(JsonProperty field, Dictionary<string, T> map, Func<JsonElement, string, T> read, Action<string> complain)
    {
        // In the path, the field has the case that the CLI gives it, so that whoever reads entries again finds them by it.
        var path = field.Name.ToLowerInvariant();
        if (field.Value.ValueKind is JsonValueKind.Null)
        {
            map.Clear();
        }
        else if (Is(field.Value, JsonValueKind.Object, field.Name, complain))
        {
            foreach (var each in field.Value.EnumerateObject())
            {
                map[each.Name] = read(each.Value, Path(path, each.Name));
            }
        }
    }

    /// <summary>The texts among an object's fields, by their names in lower case.</summary>
    public static Dictionary<string, string> Fields(JsonElement value, string path, string[] names, Action<string> complain)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Is(value, JsonValueKind.Object, path, complain))
        {
            foreach (var field in value.EnumerateObject())
            {
                var name = field.Name.ToLowerInvariant();
                if (names.Contains(name))
                {
                    fields[name] = Text(field.Value, Path(path, name), fields.GetValueOrDefault(name, ""), complain);
                }
            }
        }

        return fields;
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "a truth value",
    };
}
