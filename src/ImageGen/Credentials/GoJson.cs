using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>Reads JSON values like Go's decoder: null and values of a wrong type do not change a field.</summary>
internal static class GoJson
{
    public static string Path(string parent, string name) => $"{parent}.{name}";

    /// <summary>Returns whether the value has the kind. Another kind is reported as an error, except null.</summary>
    public static bool HasKind(JsonElement value, JsonValueKind kind, string path, Action<string> complain)
    {
        if (value.ValueKind != kind && value.ValueKind != JsonValueKind.Null)
        {
            complain($"{path} must be {Name(kind)}, not {Name(value.ValueKind)}.");
        }

        return value.ValueKind == kind;
    }

    public static string Text(JsonElement value, string path, string otherwise, Action<string> complain) =>
        HasKind(value, JsonValueKind.String, path, complain) ? value.GetString()! : otherwise;

    /// <summary>Adds the fields of an object to a map. A second object with the same name adds to the first, and null clears the map.</summary>
    public static void ReadMap<T>(JsonProperty field, Dictionary<string, T> map, Func<JsonElement, string, T> read, Action<string> complain)
    {
        // The path contains the name of the field in lower case, because entries are found by their path later.
        var path = field.Name.ToLowerInvariant();
        if (field.Value.ValueKind is JsonValueKind.Null)
        {
            map.Clear();
        }
        else if (HasKind(field.Value, JsonValueKind.Object, field.Name, complain))
        {
            foreach (var each in field.Value.EnumerateObject())
            {
                map[each.Name] = read(each.Value, Path(path, each.Name));
            }
        }
    }

    /// <summary>Reads the named string fields of an object, by name in lower case.</summary>
    public static Dictionary<string, string> Fields(JsonElement value, string path, string[] names, Action<string> complain)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (HasKind(value, JsonValueKind.Object, path, complain))
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
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a Boolean",
    };
}
