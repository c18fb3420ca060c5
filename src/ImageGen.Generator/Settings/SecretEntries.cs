using ImageGen.Generator.Emission;

namespace ImageGen.Generator.Settings;

/// <summary>
/// Reads the source of a secret in the form of <c>--secret</c> of the docker CLI (<c>buildflags.Secret</c> of docker/buildx, 2026-08-20):
/// <c>id=npmrc,src=.npmrc</c>, <c>id=token,env=TOKEN</c>, <c>type=env,id=token,src=TOKEN</c>, or only an id. A text of which the CLI
/// ignores a part is an error here. The text never contains the value of the secret.
/// </summary>
internal static class SecretEntries
{
    private const string Form = "write 'id=npmrc,src=.npmrc' for a file, or 'id=token,env=TOKEN' for an environment variable";

    public static SettingEntry Read(string text)
    {
        if (DockerfileFlag.SplitFields(text) is not { } fields)
        {
            return new SettingEntry { Error = text.Length == 0 ? Form : "put a field with a comma or a quote into double quotes, and write a quote in it twice; " + Form };
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

    /// <summary>Adds a field to the options, with one name for aliases such as <c>source</c>. Returns the error of a field that is not valid.</summary>
    private static string? FindFieldError(string field, Dictionary<string, string> options)
    {
        var equals = field.IndexOf('=');
        var key = (equals < 0 ? field : field.Substring(0, equals)).ToLowerInvariant();
        key = key == "source" ? "src" : key;
        var value = equals < 0 ? "" : field.Substring(equals + 1);
        return key is not ("id" or "type" or "src" or "env") ? "a secret has only 'id', 'src', 'env' and 'type'; " + Form
            : string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl) ? "'" + key + "' has no valid value; " + Form
            : key == "type" && value is not ("file" or "env") ? "the type is not known; write type=file or type=env, or remove it"
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
            return new SettingEntry { Error = "a mount of a Dockerfile cannot name this id; use no commas, quotes, backslashes, '$' or spaces" };
        }

        if (variable is not null && (file is not null || type == "file"))
        {
            return new SettingEntry { Error = "a secret comes from a file or from an environment variable; keep one of them" };
        }

        return new SettingEntry { Name = id, Expression = Expression(id, type, file, variable) };
    }

    /// <summary>Returns the expression for the secret. An id without a source is an environment variable if there is one at run time, or else a file.</summary>
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
