using ImageGen.Generator.Emission;

namespace ImageGen.Generator.Settings;

/// <summary>
/// Reads where a secret comes from, as <c>--secret</c> of the docker CLI writes it (<c>buildflags.Secret</c> of docker/buildx, 2026-08-20):
/// <c>id=npmrc,src=.npmrc</c>, <c>id=token,env=TOKEN</c>, <c>type=env,id=token,src=TOKEN</c>, or an id alone. Stricter than it is where it
/// would ignore a part of the text. The value itself is in none of this.
/// </summary>
internal static class SecretEntries
{
    private const string Form = "write 'id=npmrc,src=.npmrc' for a file, or 'id=token,env=TOKEN' for an environment variable";

    public static SettingEntry Read(string text)
    {
        if (DockerfileFlag.SplitFields(text) is not { } fields)
        {
            return new SettingEntry { Error = text.Length == 0 ? Form : "a field that holds a comma or a quote is put into double quotes, and a quote in it is written twice; " + Form };
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (FindFieldError(field, options) is { } error)
            {
                return new SettingEntry { Error = error };
            }
        }

        return Read(Option("id"), Option("type"), Option("src"), Option("env"));

        string? Option(string key) => options.TryGetValue(key, out var value) ? value : null;
    }

    /// <summary>Adds a field to the options, under the one name that each has; says what is wrong with it where it cannot.</summary>
    private static string? FindFieldError(string field, Dictionary<string, string> options)
    {
        var equals = field.IndexOf('=');
        var key = (equals < 0 ? field : field.Substring(0, equals)).ToLowerInvariant();
        key = key == "source" ? "src" : key;
        var value = equals < 0 ? "" : field.Substring(equals + 1);
        return key is not ("id" or "type" or "src" or "env") ? "a secret has 'id', 'src', 'env' and 'type' alone; " + Form
            : string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl) ? "'" + key + "' has no valid value; " + Form
            : key == "type" && value is not ("file" or "env") ? "the type is not known; write type=file or type=env, or leave it out"
            : options.ContainsKey(key) ? "'" + key + "' is given twice; keep one"
            : Add();

        string? Add()
        {
            options.Add(key, value);
            return null;
        }
    }

    private static SettingEntry Read(string? id, string? type, string? file, string? variable)
    {
        if (id is null)
        {
            return new SettingEntry { Error = "the id is missing; " + Form };
        }

        if (!DockerfileMount.IsConstantId(id))
        {
            return new SettingEntry { Error = "no mount of a Dockerfile can name this id; leave out commas, quotes, backslashes, '$' and spaces" };
        }

        if (variable is not null && (file is not null || type == "file"))
        {
            return new SettingEntry { Error = "a secret comes from a file or from an environment variable; keep one of them" };
        }

        return new SettingEntry { Name = id, Expression = Expression(id, type, file, variable) };
    }

    /// <summary>An id alone names the environment variable, or else the file; which of them there is, the running program knows.</summary>
    private static string Expression(string id, string? type, string? file, string? variable) => (type, file, variable) switch
    {
        (_, _, not null) => FromEnvironment(id, variable),
        ("env", _, _) => FromEnvironment(id, file ?? id),
        ("file", _, _) or (_, not null, _) => FromFile(id, file ?? id),
        _ => "global::System.Environment.GetEnvironmentVariable(" + CSharpText.Literal(id) + ") is null ? " + FromFile(id, id) + " : " + FromEnvironment(id, id),
    };

    private static string FromEnvironment(string id, string variable) =>
        "global::ImageGen.BuildSecret.FromEnvironment(" + CSharpText.Literal(id) + ", " + CSharpText.Literal(variable) + ")";

    private static string FromFile(string id, string path) =>
        "global::ImageGen.BuildSecret.FromFile(" + CSharpText.Literal(id) + ", " + CSharpText.Literal(path.Replace('\\', '/')) + ")";
}
