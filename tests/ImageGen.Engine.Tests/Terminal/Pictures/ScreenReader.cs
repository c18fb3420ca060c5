using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageGen.Engine.Tests.Terminal.Pictures;

/// <summary>Reads what <c>tmux capture-pane -e</c> prints: lines with the sequences of colors (ECMA-48, SGR).</summary>
internal static partial class ScreenReader
{
    private const int FirstColor = 30;
    private const int FirstBrightColor = 90;
    private const int Colors = 8;

    /// <summary>Returns the lines of a screen, without the empty ones at its end.</summary>
    public static IReadOnlyList<IReadOnlyList<ScreenText>> Read(string screen)
    {
        // A style continues on the next line.
        int? color = null;
        var isBold = false;
        List<List<ScreenText>> lines = [];
        foreach (var line in screen.TrimEnd().Split('\n'))
        {
            List<ScreenText> texts = [];
            var column = 0;
            foreach (Match part in Part().Matches(line))
            {
                if (part.Groups["codes"].Success)
                {
                    (color, isBold) = Apply(part.Groups["codes"].Value, color, isBold);
                    continue;
                }

                texts.AddRange(Split(column, part.Value, color, isBold));
                column += part.Value.Length;
            }

            lines.Add(texts);
        }

        return lines;
    }

    private static (int? Color, bool IsBold) Apply(string codes, int? color, bool isBold)
    {
        int[] numbers = [.. codes.Split(';').Select(code => code.Length == 0 ? 0 : int.Parse(code, CultureInfo.InvariantCulture))];
        for (var i = 0; i < numbers.Length; i++)
        {
            (color, isBold) = numbers[i] switch
            {
                0 => (null, false),
                1 => (color, true),
                22 => (color, false),
                39 => (null, isBold),
                // The view leaves the background to the terminal.
                49 => (color, isBold),
                38 when numbers.AsSpan(i) is [_, 5, var number and < 2 * Colors, ..] => (number, isBold),
                >= FirstColor and < FirstColor + Colors => (numbers[i] - FirstColor, isBold),
                >= FirstBrightColor and < FirstBrightColor + Colors => (numbers[i] - FirstBrightColor + Colors, isBold),
                _ => throw new FormatException($"The codes '{codes}' of a screen are not known. Add them to {nameof(ScreenReader)}."),
            };
            i += numbers[i] == 38 ? 2 : 0;
        }

        return (color, isBold);
    }

    /// <summary>Divides a text at its gaps, and around each sign, because a font may have signs of another width.</summary>
    private static IEnumerable<ScreenText> Split(int column, string text, int? color, bool isBold) =>
        Word().Matches(text).Select(word => new ScreenText(column + word.Index, word.Value, color, isBold));

    [GeneratedRegex(@"\e\[(?<codes>[0-9;]*)m|[^\e]+", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"[\x21-\x7e]+( [\x21-\x7e]+)*|[^\x00-\x7e]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
