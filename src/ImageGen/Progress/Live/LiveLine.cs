using System.Collections.Immutable;
using System.Globalization;

namespace ImageGen.Progress.Live;

/// <summary>A line of the view: pieces at the left, the last of which is cut if there is no room, and pieces at the right edge.</summary>
internal sealed record LiveLine(ImmutableArray<LiveText> Left)
{
    private const int Gap = 2;

    /// <summary>The columns that the left pieces keep in any terminal.</summary>
    private const int LeastLeft = 24;

    /// <summary>The pieces at the right edge. Default: none.</summary>
    public ImmutableArray<LiveText> Right { get; init; } = [];

    /// <summary>The column of the right edge in a wider terminal.</summary>
    public int MaxWidth { get; init; } = int.MaxValue;

    /// <summary>Whether the line may continue on further rows of the terminal, because it is only written once and its end matters.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>Returns the pieces that fit into a width, filled up to the right pieces.</summary>
    /// <param name="width">The width, in columns of the terminal.</param>
    /// <param name="ellipsis">The sign for text that was cut, of one column.</param>
    public IReadOnlyList<LiveText> Fit(int width, string ellipsis)
    {
        if (IsWrapped)
        {
            return [.. Left, .. Right];
        }

        width = Math.Min(width, MaxWidth);
        var right = Right;
        var rest = width - WidthOf(right) - (right.IsEmpty ? 0 : Gap);
        if (rest < WidthOf(Left.Select(piece => piece.Shortest)))
        {
            right = [.. right.Select(piece => piece.Shortest)];
            rest = width - WidthOf(right) - (right.IsEmpty ? 0 : Gap);
        }

        if (rest < Math.Min(width / 2, LeastLeft) && !right.IsEmpty)
        {
            // In a narrow terminal, what is at the left says more.
            right = [];
            rest = width;
        }

        List<LiveText> fitted = [];
        foreach (var piece in Left.Select(piece => Choose(piece, rest)))
        {
            var length = piece.Width;
            if (length <= rest)
            {
                fitted.Add(piece);
                rest -= length;
                continue;
            }

            fitted.Add(piece with { Text = Cut(piece.Text, rest, ellipsis) });
            rest -= fitted[^1].Width;
            break;
        }

        return right.IsEmpty ? fitted : [.. fitted, new LiveText(new string(' ', Math.Max(0, rest) + Gap)), .. right];
    }

    /// <summary>Returns a piece with the longest of its texts that fits.</summary>
    private static LiveText Choose(LiveText piece, int width) =>
        piece.Width <= width || piece.Shorter.IsEmpty ? piece : piece with { Text = piece.Shorter.FirstOrDefault(text => LiveText.WidthOf(text) <= width, piece.Shorter[^1]) };

    public static int WidthOf(IEnumerable<LiveText> pieces)
    {
        var width = 0;
        foreach (var piece in pieces)
        {
            width += piece.Width;
        }

        return width;
    }

    /// <summary>Cuts a text to a width. A character that takes two columns is never halved.</summary>
    private static string Cut(string text, int width, string ellipsis)
    {
        if (width <= 0)
        {
            return "";
        }

        var (used, end) = (0, 0);
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            var next = used + LiveText.WidthOf(text.Substring(end, length));
            if (next > width - 1)
            {
                break;
            }

            used = next;
            end += length;
        }

        return text[..end] + ellipsis;
    }
}
