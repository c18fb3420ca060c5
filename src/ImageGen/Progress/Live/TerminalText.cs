using System.Globalization;
using System.Text;

namespace ImageGen.Progress.Live;

/// <summary>Text for a terminal, with the sequences of ECMA-48 for colors and the cursor.</summary>
/// <param name="hasColors">Whether the terminal gets colors.</param>
/// <remarks>Own code, because the writer of Spectre.Console is compiled at run time: see "Own code against libraries" in docs/architecture.md.</remarks>
internal sealed class TerminalText(bool hasColors)
{
    private readonly StringBuilder _text = new();

    public void Write(LiveText piece)
    {
        if (CodeOf(piece.Tone) is not { } code)
        {
            _ = _text.Append(piece.Text);
            return;
        }

        _ = _text.Append("\e[").Append(code).Append('m').Append(piece.Text).Append("\e[0m");
    }

    /// <summary>Erases the rest of the line, and starts the next one.</summary>
    public void EndLine() => _text.Append("\e[0K\n");

    /// <summary>Erases everything from the cursor to the end of the screen.</summary>
    public void EraseBelow() => _text.Append("\e[0J");

    /// <summary>Moves the cursor to the start of a line above.</summary>
    public void MoveUp(int rows) => _text.Append(rows == 0 ? "\r" : string.Create(CultureInfo.InvariantCulture, $"\e[{rows}A\r"));

    public void ShowCursor() => _text.Append("\e[?25h");

    public void HideCursor() => _text.Append("\e[?25l");

    public override string ToString() => _text.ToString();

    /// <summary>The colors of the terminal's own palette, which any terminal has.</summary>
    private string? CodeOf(Tone tone) => tone switch
    {
        Tone.Title => "1",
        _ when !hasColors => null,
        Tone.Muted => "90",
        Tone.Done => "32",
        Tone.Cached => "36",
        Tone.Running => "94",
        Tone.Warning => "33",
        Tone.Failed => "31",
        _ => null,
    };
}
