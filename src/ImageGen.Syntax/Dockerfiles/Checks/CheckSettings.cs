namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// The rules that are turned on, from the directive <c># check=skip=A,B;error=true;experimental=C</c> and from comments of the same form above an
/// instruction. <c>linter.ParseLintOptions</c> of moby/buildkit v0.32.2.
/// </summary>
internal sealed class CheckSettings
{
    private static readonly HashSet<string> NoRules = new(StringComparer.Ordinal);
    private bool _skipsAll;
    private bool _allExperimental;
    private HashSet<string> _skipped = NoRules;
    private HashSet<string> _experimental = NoRules;

    /// <summary>The settings of the file, if these are the settings of a comment.</summary>
    private CheckSettings? _file;

    /// <summary>Turns all rules off. Builders refuse a file with invalid settings before they check anything.</summary>
    public static CheckSettings None { get; } = new() { _skipsAll = true };

    /// <summary>Whether any warning makes the build fail.</summary>
    public bool IsError { get; private set; }

    /// <summary>Parses settings; <see langword="null"/> if builders refuse them.</summary>
    public static CheckSettings? TryParse(string text)
    {
        var settings = new CheckSettings();
        if (text.Trim().Length == 0)
        {
            return settings;
        }

        foreach (var part in text.Trim().Split([';'], 3))
        {
            var equals = part.IndexOf('=');
            if (equals < 0 || !settings.TrySet(part.Substring(0, equals).Trim(), part.Substring(equals + 1).Trim()))
            {
                return null;
            }
        }

        return settings;
    }

    public bool IsOn(DockerfileRule rule) => rule.IsExperimental
        ? _allExperimental || _experimental.Contains(rule.Name) || _file?.IsOn(rule) == true
        : !_skipsAll && !_skipped.Contains(rule.Name) && _file?.IsOn(rule) != false;

    /// <summary>
    /// Combines these settings with those of the first comment above an instruction that has settings. <see cref="IsError"/> does not change.
    /// </summary>
    public CheckSettings With(IReadOnlyList<string> comments)
    {
        foreach (var comment in comments)
        {
            if (DirectiveReader.MatchText(comment.AsSpan()) is ("check", var value))
            {
                var space = value.IndexOf(' ');
                return TryParse(space < 0 ? value : value.Substring(0, space)) is { } other ? With(other) : this;
            }
        }

        return this;
    }

    private CheckSettings With(CheckSettings other) => new()
    {
        IsError = IsError,
        _skipsAll = other._skipsAll,
        _allExperimental = other._allExperimental,
        _skipped = other._skipped,
        _experimental = other._experimental,
        _file = this,
    };

    private bool TrySet(string key, string value)
    {
        switch (key)
        {
            case "skip":
                _skipsAll |= value == "all";
                _skipped = Names(value);
                return true;
            case "experimental":
                _allExperimental |= value == "all";
                _experimental = Names(value);
                return true;
            case "error":
                IsError = value is "1" or "t" or "T" or "true" or "TRUE" or "True";
                return IsError || value is "0" or "f" or "F" or "false" or "FALSE" or "False";
            default:
                return false;
        }
    }

    private static HashSet<string> Names(string value) =>
        value == "all" ? NoRules : new HashSet<string>(value.Split(',').Select(name => name.Trim()), StringComparer.Ordinal);
}
