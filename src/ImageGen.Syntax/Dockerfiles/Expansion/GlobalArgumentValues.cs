namespace ImageGen.Dockerfiles;

/// <summary>
/// The values that a <c>FROM</c> can use: the <c>ARG</c>s before the first <c>FROM</c>. Each has its build argument or else its default, which may
/// use those above it. <c>buildMetaArgs</c> of moby/buildkit 73ed682.
/// </summary>
internal sealed class GlobalArgumentValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly ExpansionBudget _budget = new();
    private readonly char _escape;

    /// <param name="dockerfile">The file.</param>
    /// <param name="arguments">The build arguments by name.</param>
    /// <param name="platforms">The arguments that the engine sets; <see langword="null"/> if they are unknown.</param>
    public GlobalArgumentValues(Dockerfile dockerfile, IReadOnlyDictionary<string, string?> arguments, PlatformArgumentValues? platforms = null)
    {
        _escape = dockerfile.EscapeCharacter;
        foreach (var name in DockerfilePredefined.PlatformArguments)
        {
            if (arguments.TryGetValue(name, out var given) && given is not null)
            {
                _values[name] = given;
            }
            else if (platforms is not null)
            {
                _values[name] = platforms[name];
            }
        }

        foreach (var word in dockerfile.GlobalArguments.SelectMany(instruction => instruction.Words))
        {
            var equals = word.Text.IndexOf('=');
            var name = equals < 0 ? word.Text : word.Text.Substring(0, equals);
            if (arguments.TryGetValue(name, out var given) && given is not null)
            {
                _values[name] = given;
            }
            else if (equals >= 0)
            {
                _values[name] = Expand(word.Text.Substring(equals + 1)) ?? "";
            }
        }
    }

    /// <summary>Returns the value of an argument; <see langword="null"/> if it has none.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>
    /// Expands a text. Arguments that the engine sets stay as written if they have no value. Returns <see langword="null"/> if the builder would
    /// refuse the text, or if the values exceed the limit of this class.
    /// </summary>
    public string? Expand(string text)
    {
        var isWithinBudget = true;
        var expansion = ShellLexer.Process(text, _escape, ShellLexerOptions.None, new(Value, Keeps: DockerfilePredefined.PlatformArguments.Contains));
        return expansion.Error is null && isWithinBudget ? expansion.Text : null;

        string? Value(string name)
        {
            if (!_values.TryGetValue(name, out var value))
            {
                return null;
            }

            isWithinBudget &= _budget.TryTake(value.Length);
            return isWithinBudget ? value : "";
        }
    }
}
