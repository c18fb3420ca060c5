namespace ImageGen.Dockerfiles.Checks;

/// <summary>The variables of a <c>FROM</c>: the arguments for platforms, and the <c>ARG</c>s above the first <c>FROM</c>.</summary>
internal sealed class GlobalScope
{
    /// <summary>Stands for a platform that is unknown.</summary>
    private static readonly Platform Guess = Platform.Parse("linux/amd64");

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly ExpansionBudget _budget = new();
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _guessed = new(StringComparer.Ordinal);

    public GlobalScope(Dockerfile dockerfile, Platform? platform, IReadOnlyDictionary<string, string?>? arguments, string? target)
    {
        _names = new HashSet<string>(DockerfilePredefined.PlatformArguments, StringComparer.Ordinal);
        var defaults = PlatformArgumentValues.Create(dockerfile, Guess, platform ?? Guess, target);
        foreach (var name in DockerfilePredefined.PlatformArguments)
        {
            var given = Given(arguments, name);
            _values[name] = given ?? defaults[name];
            if (given is null && (platform is null || !name.StartsWith("TARGET", StringComparison.Ordinal)))
            {
                _ = _guessed.Add(name);
            }
        }

        foreach (var instruction in dockerfile.GlobalArguments)
        {
            var written = new Queue<ExpandedText>(ExpandedTexts.Get(instruction));
            foreach (var word in instruction.Words)
            {
                var equals = word.Text.IndexOf('=');
                Declare(arguments, equals < 0 ? word.Text : word.Text.Substring(0, equals), equals < 0 ? null : written.Dequeue());
            }
        }
    }

    /// <summary>Whether a default cannot be expanded, so that the build fails.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The variables that a <c>FROM</c> may use, including those without a value.</summary>
    public IReadOnlyCollection<string> Names => _names;

    public bool Knows(string name) => _names.Contains(name);

    /// <summary>Whether a value is independent of the engine, which has its own platform.</summary>
    public bool IsCertain(string name) => !_guessed.Contains(name);

    /// <summary>Returns the value of a variable, or <see langword="null"/>.</summary>
    public string? Value(string name) => _values.TryGetValue(name, out var value) ? value : null;

    public Expansion Expand(ExpandedText text) => Expansion.Create(text, name => Value(name) is { } value ? (value, IsCertain(name)) : null, _budget);

    private void Declare(IReadOnlyDictionary<string, string?>? arguments, string name, ExpandedText? written)
    {
        _ = _names.Add(name);
        if (Given(arguments, name) is { } given)
        {
            _values[name] = given;
            _ = _guessed.Remove(name);
        }
        else if (written is not null)
        {
            var expansion = Expand(written);
            IsRefused |= expansion.IsRefused;
            _values[name] = expansion.Text;
            _ = expansion.IsCertain ? _guessed.Remove(name) : _guessed.Add(name);
        }
    }

    private static string? Given(IReadOnlyDictionary<string, string?>? arguments, string name) =>
        arguments is not null && arguments.TryGetValue(name, out var given) ? given : null;
}
