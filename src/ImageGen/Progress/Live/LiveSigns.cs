namespace ImageGen.Progress.Live;

/// <summary>The signs of the view, each of one column.</summary>
/// <param name="Done">Before a step that succeeded.</param>
/// <param name="Failed">Before a step that failed.</param>
/// <param name="Canceled">Before a step that was stopped.</param>
/// <param name="Warning">Before a warning.</param>
/// <param name="Spinner">Before a running step, one after the other.</param>
/// <param name="Full">The done part of a bar.</param>
/// <param name="Empty">The other part of a bar.</param>
/// <param name="Frame">Before the output of a step.</param>
/// <param name="Ellipsis">For text that was cut.</param>
/// <param name="Separator">Between facts in one line.</param>
internal sealed record LiveSigns(string Done, string Failed, string Canceled, string Warning, string Spinner, char Full, char Empty, string Frame, string Ellipsis, string Separator)
{
    public static LiveSigns Unicode { get; } = new("✓", "✗", "■", "!", "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", '█', '░', "│", "…", " · ");

    /// <summary>For a terminal whose encoding has no other characters.</summary>
    public static LiveSigns Ascii { get; } = new("+", "x", "-", "!", "|/-\\", '#', '.', "|", "~", ", ");

    /// <summary>The signs that are not in ASCII.</summary>
    private static readonly string AllSigns = string.Concat(Unicode.Done, Unicode.Failed, Unicode.Canceled) + Unicode.Spinner + Unicode.Full + Unicode.Empty + Unicode.Frame + Unicode.Ellipsis + Unicode.Separator;

    /// <summary>Whether a character is one of the signs, so that it takes one column.</summary>
    public static bool IsSign(char character) => AllSigns.Contains(character, StringComparison.Ordinal);

    public string SpinnerAt(TimeSpan time) => Spinner[(int)(time.TotalMilliseconds / 100 % Spinner.Length)].ToString();
}
