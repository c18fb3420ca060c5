using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>
/// The fields of config.json that only the docker CLI uses. If one of them has a wrong type, the CLI does not decode any 'auth'. So a file
/// with <c>"features": {"buildkit": true}</c>, which belongs in daemon.json, has no credentials for any registry.
/// </summary>
/// <remarks>docker/cli v28.2.2, cli/config/configfile/file.go, ConfigFile.</remarks>
internal static class OtherConfigurationFields
{
    private static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        "psFormat", "imagesFormat", "networksFormat", "pluginsFormat", "volumesFormat", "statsFormat", "detachKeys", "serviceInspectFormat",
        "servicesFormat", "tasksFormat", "secretFormat", "configFormat", "nodesFormat", "experimental",
    };

    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase) { "pruneFilters", "cliPluginsExtraDirs" };

    private static readonly HashSet<string> Maps = new(StringComparer.OrdinalIgnoreCase) { "aliases", "features" };

    public static void Check(JsonProperty field, Action<string> complain)
    {
        if (Texts.Contains(field.Name))
        {
            _ = GoJson.HasKind(field.Value, JsonValueKind.String, field.Name, complain);
        }
        else if (Lists.Contains(field.Name) && GoJson.HasKind(field.Value, JsonValueKind.Array, field.Name, complain))
        {
            foreach (var each in field.Value.EnumerateArray())
            {
                _ = GoJson.HasKind(each, JsonValueKind.String, field.Name, complain);
            }
        }
        else if (Maps.Contains(field.Name))
        {
            CheckMap(field.Value, field.Name, complain);
        }
        else if (string.Equals(field.Name, "plugins", StringComparison.OrdinalIgnoreCase) && GoJson.HasKind(field.Value, JsonValueKind.Object, field.Name, complain))
        {
            foreach (var plugin in field.Value.EnumerateObject())
            {
                CheckMap(plugin.Value, GoJson.Path(field.Name, plugin.Name), complain);
            }
        }
    }

    private static void CheckMap(JsonElement map, string path, Action<string> complain)
    {
        if (GoJson.HasKind(map, JsonValueKind.Object, path, complain))
        {
            foreach (var each in map.EnumerateObject())
            {
                _ = GoJson.HasKind(each.Value, JsonValueKind.String, GoJson.Path(path, each.Name), complain);
            }
        }
    }
}
