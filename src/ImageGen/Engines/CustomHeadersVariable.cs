using System.Text;

namespace ImageGen.Engines;

/// <summary>The headers in DOCKER_CUSTOM_HEADERS, which replace those in config.json: <c>name=value</c> in one line of CSV.</summary>
/// <remarks>docker/cli v28.2.2, cli/command/cli_options.go, withCustomHeadersFromEnv. Values may be secret, so no message contains the text.</remarks>
internal static class CustomHeadersVariable
{
    public const string Name = "DOCKER_CUSTOM_HEADERS";

    /// <returns>The headers by name; <see langword="null"/> if the variable is not set.</returns>
    /// <exception cref="CredentialsException">The text is malformed.</exception>
    public static Dictionary<string, string>? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in Fields(text))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? field : field[..equals]).Trim();
            if (equals < 0 || name.Length == 0)
            {
                throw NotValid();
            }

            headers[name] = field[(equals + 1)..];
        }

        return headers;
    }

    /// <summary>Splits the first line that is not empty into fields, like the CSV reader of Go.</summary>
    private static List<string> Fields(string text)
    {
        List<string> fields = [];
        var rest = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\n');
        if (rest.Length == 0)
        {
            throw NotValid();
        }

        while (true)
        {
            var (field, next) = rest.StartsWith('"') ? Quoted(rest) : Plain(rest);
            fields.Add(field);
            if (next >= rest.Length || rest[next] == '\n')
            {
                return fields;
            }

            rest = rest[(next + 1)..];
        }
    }

    private static (string Field, int Next) Plain(string rest)
    {
        var end = rest.AsSpan().IndexOfAny(',', '\n');
        var field = end < 0 ? rest : rest[..end];
        return field.Contains('"', StringComparison.Ordinal) ? throw NotValid() : (field, field.Length);
    }

    private static (string Field, int Next) Quoted(string rest)
    {
        var field = new StringBuilder();
        for (var index = 1; index < rest.Length; index++)
        {
            if (rest[index] != '"')
            {
                field.Append(rest[index]);
            }
            else if (index + 1 < rest.Length && rest[index + 1] == '"')
            {
                // Two quotes are an escaped quote.
                field.Append(rest[index++]);
            }
            else if (index + 1 == rest.Length || rest[index + 1] is ',' or '\n')
            {
                return (field.ToString(), index + 1);
            }
            else
            {
                break;
            }
        }

        throw NotValid();
    }

    private static CredentialsException NotValid() => new(
        $"The environment variable {Name} is malformed, and no request was sent. Use name=value pairs that are separated by commas, with quotes around a pair that contains a comma, or unset the variable.");
}
