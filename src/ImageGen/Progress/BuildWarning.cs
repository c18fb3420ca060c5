using System.Globalization;
using ImageGen.BuildKit;
using ImageGen.Progress;

namespace ImageGen.Progress;

/// <summary>A warning of the engine or of ImageGen about a build.</summary>
/// <param name="Message">The warning, in one line.</param>
/// <param name="Path">The file with the problem; <see langword="null"/> if the warning concerns no file.</param>
/// <param name="Line">The line in that file, from 1; 0 if it is unknown.</param>
/// <param name="Url">The address of further information; <see langword="null"/> if it is unknown.</param>
public sealed record BuildWarning(string Message, string? Path = null, int Line = 0, string? Url = null) : BuildEvent
{
    /// <summary>The column in that line, from 1 in UTF-16 units; 0 if there is no line.</summary>
    public int Column => Line == 0 ? 0 : (Range?.StartCharacter ?? 0) + 1;

    /// <summary>The range in the file; <see langword="null"/> if only the line is known.</summary>
    public SourceRange? Range { get; init; }

    /// <summary>Further text in addition to <see cref="Message"/>; <see langword="null"/> if the message is complete.</summary>
    public string? Detail { get; init; }

    /// <summary>Returns the warning in the format of compilers, which terminals and editors recognize: <c>Dockerfile(9,1): warning: …</c>.</summary>
    public override string ToString()
    {
        var line = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"({Line},{Column})") : "";
        var place = Path is null ? "" : $"{Path}{line}: ";
        return $"{place}warning: {ProgressText.OneLine(Message)}{(Url is null ? "" : $" ({Url})")}";
    }
}
