using System.Text;
using System.Text.Json;

namespace ImageGen.Credentials;

/// <summary>The credentials in DOCKER_AUTH_CONFIG, which CI systems set: only <c>{"auths":{"HOST":{"auth":"…"}}}</c> is allowed.</summary>
/// <remarks>The CLI reads the variable since 28.3 (docker/cli v28.5.1, cli/config/configfile/file.go, parseEnvConfig).</remarks>
internal static class EnvironmentAuths
{
    public const string Variable = "DOCKER_AUTH_CONFIG";

    /// <param name="text">The value of the variable.</param>
    /// <param name="problem">The reason why the whole variable is ignored; <see langword="null"/> if it is used.</param>
    public static Dictionary<string, AuthEntry> Read(string text, out string? problem)
    {
        string? found = null;
        var entries = new Dictionary<string, AuthEntry>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            if (GoJson.HasKind(document.RootElement, JsonValueKind.Object, "it", Complain))
            {
                foreach (var field in document.RootElement.EnumerateObject())
                {
                    if (IsNamed(field, "auths"))
                    {
                        GoJson.ReadMap(field, entries, ReadEntry, Complain);
                    }
                    else
                    {
                        Complain($"only 'auths' is allowed, not '{field.Name}'.");
                    }
                }
            }
        }
        catch (JsonException exception)
        {
            Complain(exception.Message);
        }
        catch (InvalidOperationException)
        {
            Complain("a string contains half a character (a lone surrogate).");
        }

        problem = found;
        return found is null ? entries.ToDictionary(each => each.Key, each => each.Value with { ServerAddress = each.Key }, StringComparer.Ordinal) : [];

        AuthEntry ReadEntry(JsonElement value, string path)
        {
            var auth = "";
            if (GoJson.HasKind(value, JsonValueKind.Object, path, Complain))
            {
                foreach (var field in value.EnumerateObject())
                {
                    if (IsNamed(field, "auth"))
                    {
                        auth = GoJson.Text(field.Value, path, auth, Complain);
                    }
                    else
                    {
                        Complain($"only 'auth' is allowed in {path}, not '{field.Name}'.");
                    }
                }
            }

            if (EncodedAuth.Decode(auth) is var (username, password))
            {
                return new AuthEntry { Username = username, Password = password };
            }

            Complain($"{path} must contain 'auth', the base64 form of user:password.");
            return AuthEntry.Empty;
        }

        void Complain(string words) => found ??= words;
    }

    private static bool IsNamed(JsonProperty field, string name) => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase);
}
