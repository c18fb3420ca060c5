namespace ImageGen.Dockerfiles;

/// <summary>
/// Reads the parser directives at the top of a Dockerfile: comments of the form <c># name=value</c>, up to the first line that is none.
/// Follows <c>DirectiveParser</c> of moby/buildkit 73ed682.
/// </summary>
internal sealed class DirectiveReader
{
    private const string Blanks = " \t\f\r\n";
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether directives can still come.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Reads a line; a directive that came before is told by <paramref name="repeated"/>.</summary>
    public DockerfileDirective? Read(ReadOnlySpan<char> line, int lineNumber, out bool repeated)
    {
        repeated = false;
        if (!IsOpen)
        {
            return null;
        }

        var directive = Match(line, lineNumber);
        IsOpen = directive is not null;
        repeated = directive is not null && !_seen.Add(directive.Name);
        return directive;
    }

    /// <summary>
    /// A directive as the builder looks for it before anything else is read, <c>syntax</c> and <c>check</c>: after a line that begins
    /// with <c>#!</c>, and only where nothing stands before the <c>#</c>.
    /// </summary>
    public static DockerfileDirective? Find(SourceText source, string name)
    {
        var reader = new DirectiveReader();
        var line = source.LineCount > 0 && source.Line(0).StartsWith("#!".AsSpan(), StringComparison.Ordinal) ? 1 : 0;
        for (; line < source.LineCount && reader.IsOpen; line++)
        {
            if (reader.Read(source.Line(line), line + 1, out _) is { } directive && directive.Name == name)
            {
                return directive;
            }
        }

        return null;
    }

    private static DockerfileDirective? Match(ReadOnlySpan<char> line, int lineNumber)
    {
        if (line.IsEmpty || line[0] != '#')
        {
            return null;
        }

        return MatchText(line.Slice(1)) is var (name, value) ? new DockerfileDirective(name, value, lineNumber) : null;
    }

    /// <summary>Name and value of a directive, from the comment without its <c>#</c>.</summary>
    public static (string Name, string Value)? MatchText(ReadOnlySpan<char> comment)
    {
        var line = comment.TrimStart();
        var equals = line.IndexOf('=');
        if (equals < 1 || equals + 1 == line.Length)
        {
            return null;
        }

        // Blanks alone after the '=' are a value: one of them.
        var name = line.Slice(0, equals).TrimEnd(Blanks.AsSpan()).ToString().ToLowerInvariant();
        var value = line.Slice(equals + 1).Trim(Blanks.AsSpan());
        return name is "syntax" or "escape" or "check" ? (name, value.IsEmpty ? " " : value.ToString()) : null;
    }
}
