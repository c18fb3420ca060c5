using System.Collections.Immutable;
using Spectre.Console;

namespace ImageGen.Progress.Live;

/// <summary>A piece of text of one tone, in one line. It is an object, because the framework's collections of values of ours are compiled in every process.</summary>
internal sealed record LiveText(string Text, Tone Tone = Tone.Normal)
{
    /// <summary>Shorter texts for a narrow terminal, the longest first; the last one may be empty. Default: none, so that the text is cut.</summary>
    public ImmutableArray<string> Shorter { get; init; } = [];

    /// <summary>The text with the least room: the last of <see cref="Shorter"/>.</summary>
    public LiveText Shortest => Shorter.IsEmpty ? this : new(Shorter[^1], Tone);

    /// <summary>The number of columns that the text takes in a terminal.</summary>
    public int Width => WidthOf(Text);

    /// <summary>Returns the number of columns of a text. The tables of wide characters are only loaded for a text that may have some.</summary>
    public static int WidthOf(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsBetween(character, ' ', '~') && !LiveSigns.IsSign(character))
            {
                return text.GetCellWidth();
            }
        }

        return text.Length;
    }
}
