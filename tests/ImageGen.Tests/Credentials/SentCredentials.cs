using System.Text.Json.Nodes;

namespace ImageGen.Tests.Credentials;

/// <summary>What a header says about who asks, without what no engine looks at.</summary>
internal static class SentCredentials
{
    private static readonly string[] Used = ["username", "password", "identitytoken", "registrytoken"];

    /// <summary>The credentials alone: an engine reads neither the mail address nor an 'auth' that the CLI could not decode.</summary>
    public static string Of(JsonObject entry)
    {
        var kept = new JsonObject();
        foreach (var name in Used)
        {
            if ((string?)entry[name] is { Length: > 0 } value)
            {
                kept[name] = value;
            }
        }

        if (kept.Count > 0 && (string?)entry["serveraddress"] is { Length: > 0 } address)
        {
            kept["serveraddress"] = address;
        }

        return kept.ToJsonString();
    }

    public static JsonObject Decode(string header) =>
        JsonNode.Parse(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/')))!.AsObject();

    /// <summary>
    /// What an engine may choose for a registry from all that a build brings along: the exact key, else any of a URL of the host.
    /// The rule: moby v28.2.2, registry/auth.go, ResolveAuthConfig, written once more so that it does not rest on the code under test.
    /// </summary>
    public static IReadOnlyList<string> ChosenFor(string registry, JsonObject all)
    {
        var isHub = registry is "docker.io" or "index.docker.io";
        var key = isHub ? "https://index.docker.io/v1/" : registry;
        if (all[key] is JsonObject exact)
        {
            return [Of(exact)];
        }

        var others = isHub ? [] : all.Where(each => Host(each.Key) == key).Select(each => Of(each.Value!.AsObject())).ToList();
        return others.Count > 0 ? others : ["{}"];
    }

    private static string Host(string key) =>
        key.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(key, UriKind.Absolute, out var address) && address.Authority.Length > 0
            // Uri writes hosts in lower case, and leaves usual ports out; the keys of the table name no such port.
            ? key.Contains(address.Authority, StringComparison.Ordinal) ? address.Authority : key
            : key.Split('/')[0];
}
