using System.Globalization;
using System.Security;
using System.Text;

namespace ImageGen.Engine.Tests.Terminal.Pictures;

/// <summary>Draws a screen as a window in SVG. Each text has a place in a grid, so that the picture is the same with any font.</summary>
internal static class ScreenPicture
{
    private const double CellWidth = 8.4;
    private const int CellHeight = 20;
    private const int Margin = 20;
    private const int TitleBar = 36;

    /// <summary>From a baseline to the top of its cell.</summary>
    private const int Ascent = 15;

    private const string Normal = "#e6edf3";

    /// <summary>The colors 0 to 15, readable on the background.</summary>
    private static readonly string[] Palette =
    [
        "#484f58", "#ff7b72", "#3fb950", "#d29922", "#58a6ff", "#bc8cff", "#39c5cf", "#b1bac4",
        "#8b949e", "#ffa198", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#ffffff",
    ];

    /// <summary>Returns the text of the SVG file.</summary>
    /// <param name="title">What the picture shows, for readers who do not see it.</param>
    /// <param name="columns">The number of columns of the screen.</param>
    /// <param name="lines">The lines of the screen.</param>
    public static string Draw(string title, int columns, IReadOnlyList<IReadOnlyList<ScreenText>> lines)
    {
        var (width, height) = (Math.Ceiling(columns * CellWidth) + (2 * Margin), TitleBar + (lines.Count * CellHeight) + Margin);
        var svg = new StringBuilder();
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title">""");
        Add($"""<title id="title">{SecurityElement.Escape(title)}</title>""");
        Add($"""<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="9.5" fill="#0d1117" stroke="#30363d"/>""");
        Add($"""<circle cx="22" cy="19" r="6" fill="#ff5f57"/><circle cx="42" cy="19" r="6" fill="#febc2e"/><circle cx="62" cy="19" r="6" fill="#28c840"/>""");
        Add($"""<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="{Normal}">""");
        for (var row = 0; row < lines.Count; row++)
        {
            foreach (var text in lines[row])
            {
                Add(Element(text, TitleBar + (row * CellHeight) + Ascent));
            }
        }

        Add($"</g>");
        Add($"</svg>");
        return svg.ToString();

        void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static FormattableString Element(ScreenText text, int baseline)
    {
        var color = text.Color is { } number ? $" fill=\"{Palette[number]}\"" : "";
        var weight = text.IsBold ? " font-weight=\"bold\"" : "";
        // A sign keeps its own width.
        var length = char.IsAscii(text.Text[0]) ? string.Create(CultureInfo.InvariantCulture, $" textLength=\"{text.Text.Length * CellWidth:0.#}\" lengthAdjust=\"spacingAndGlyphs\"") : "";
        return $"""<text x="{Margin + (text.Column * CellWidth):0.#}" y="{baseline}"{length}{color}{weight}>{SecurityElement.Escape(text.Text)}</text>""";
    }
}
