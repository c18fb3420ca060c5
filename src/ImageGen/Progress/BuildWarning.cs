using System.Globalization;
using ImageGen.BuildKit;
using ImageGen.Progress;

namespace ImageGen;

/// <summary>The engine, or ImageGen, warns of something in the build.</summary>
/// <param name="Message">The warning, in one line.</param>
/// <param name="Path">The file that it is about, where it is about one.</param>
/// <param name="Line">The line in that file, from 1; 0 where it is about none.</param>
/// <param name="Url">Where there is more to read.</param>
public sealed record BuildWarning(string Message, string? Path = null, int Line = 0, string? Url = null) : BuildEvent
{
    /// <summary>The column in that line, from 1 in UTF-16 units; 0 where there is no line.</summary>
    public int Column => Line == 0 ? 0 : (Range?.StartCharacter ?? 0) + 1;

    /// <summary>What of the file is meant; <see langword="null"/> where no more than the line is known.</summary>
    public SourceRange? Range { get; init; }

    /// <summary>What there is to say beyond <see cref="Message"/>; <see langword="null"/> for nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>The warning as compilers write it, so that terminals and editors find the place: <c>Dockerfile(9,1): warning: …</c>.</summary>
    public override string ToString()
    {
        var line = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"({Line},{Column})") : "";
        var place = Path is null ? "" : $"{Path}{line}: ";
        return $"{place}warning: {ConsoleText.OneLine(Message)}{(Url is null ? "" : $" ({Url})")}";
    }
}
