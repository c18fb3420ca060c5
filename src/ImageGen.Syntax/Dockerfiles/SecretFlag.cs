namespace ImageGen.Dockerfiles;

/// <summary>
/// The source of a build secret in the form of <c>--secret</c> of the docker CLI (<c>buildflags.Secret</c> of docker/buildx, 2026-08-20):
/// <c>id=npmrc,src=.npmrc</c>, <c>id=token,env=TOKEN</c>, <c>type=env,id=token,src=TOKEN</c>, or only an id. A text of which the CLI
/// ignores a part is an error here. The text never contains the value of the secret.
/// </summary>
public sealed class SecretFlag
{
    private const string Form = "write 'id=npmrc,src=.npmrc' for a file, or 'id=token,env=TOKEN' for an environment variable";

    private SecretFlag()
    {
    }

    /// <summary>The id; empty if the text is not valid.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The path of the file, with <c>/</c>; <see langword="null"/> if the value is in a variable.</summary>
    public string? FilePath { get; private init; }

    /// <summary>
    /// The environment variable; <see langword="null"/> if the value is in a file. A text that is only an id has both: the variable
    /// with that name if it is set, or else the file.
    /// </summary>
    public string? Variable { get; private init; }

    /// <summary>What is wrong with the text, and what to write instead; <see langword="null"/> if it is valid.</summary>
    public string? Error { get; private init; }

    /// <summary>Reads a text. An invalid text has an <see cref="Error"/>.</summary>
    public static SecretFlag Read(string text)
    {
        if (DockerfileFlag.SplitFields(text ?? throw new ArgumentNullException(nameof(text))) is not { } fields)
        {
            return Invalid(text.Length == 0 ? Form : "put a field with a comma or a quote into double quotes, and write a quote in it twice; " + Form);
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (FindFieldError(field, options) is { } error)
            {
                return Invalid(error);
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

    private static SecretFlag Read(string? id, string? type, string? file, string? variable)
    {
        if (id is null)
        {
            return Invalid("the id is missing; " + Form);
        }

        if (!DockerfileMount.IsConstantId(id))
        {
            return Invalid("a mount of a Dockerfile cannot name this id; use no commas, quotes, backslashes, '$' or spaces");
        }

        if (variable is not null && (file is not null || type == "file"))
        {
            return Invalid("a secret comes from a file or from an environment variable; keep one of them");
        }

        return (type, file, variable) switch
        {
            (_, _, not null) => new SecretFlag { Id = id, Variable = variable },
            ("env", _, _) => new SecretFlag { Id = id, Variable = file ?? id },
            ("file", _, _) or (_, not null, _) => new SecretFlag { Id = id, FilePath = (file ?? id).Replace('\\', '/') },
            _ => new SecretFlag { Id = id, FilePath = id, Variable = id },
        };
    }

    private static SecretFlag Invalid(string error) => new() { Error = error };
}
