namespace ImageGen.Dockerfiles;

/// <summary>
/// Reads the parser directives at the start of a Dockerfile: comments of the form <c># name=value</c>, up to the first line without one. Follows
/// <c>DirectiveParser</c> of moby/buildkit 73ed682.
/// </summary>
internal sealed class DirectiveReader
{
    private const string Blanks = " \t\f\r\n";
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether more directives can follow.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Reads a line. <paramref name="repeated"/> is set if the directive occurred before.</summary>
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
    /// Finds the directive <c>syntax</c> or <c>check</c>, as the builder does before it reads anything else. It may follow a line that starts with
    /// <c>#!</c>, and nothing may be before its <c>#</c>.
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

    /// <summary>Reads the name and value of a directive from a comment without its <c>#</c>.</summary>
    public static (string Name, string Value)? MatchText(ReadOnlySpan<char> comment)
    {
        var line = comment.TrimStart();
        var equals = line.IndexOf('=');
        if (equals < 1 || equals + 1 == line.Length)
        {
            return null;
        }

        // If there are only blanks after the '=', the value is one space.
        var name = line.Slice(0, equals).TrimEnd(Blanks.AsSpan()).ToString().ToLowerInvariant();
        var value = line.Slice(equals + 1).Trim(Blanks.AsSpan());
        return name is "syntax" or "escape" or "check" ? (name, value.IsEmpty ? " " : value.ToString()) : null;
    }
}
