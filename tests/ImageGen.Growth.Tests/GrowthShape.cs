namespace ImageGen.Growth.Tests;

/// <summary>A kind of input, of any size, and what reads it.</summary>
/// <param name="Area">The part of the code that reads it.</param>
/// <param name="Name">What grows.</param>
/// <param name="Size">The smaller of the two sizes that are measured; the other one is ten times as large.</param>
/// <param name="Prepare">Makes an input of a size; the result reads it, and is what is measured.</param>
internal sealed record GrowthShape(string Area, string Name, int Size, Func<int, Action> Prepare)
{
    /// <summary>The fuzz target whose corpus holds the shape; <see langword="null"/> where no target reads such a text.</summary>
    public string? Target { get; init; }

    /// <summary>The text of a size; <see langword="null"/> for an input that is not a single text.</summary>
    public Func<int, string>? Text { get; init; }

    /// <summary>A shape of a text that a fuzz target reads.</summary>
    public static GrowthShape OfText(string area, string target, string name, int size, Func<int, string> text, Action<string> read) => new(area, name, size, n =>
    {
        var input = text(n);
        return () => read(input);
    })
    {
        Target = target,
        Text = text,
    };

    /// <summary>Repeats a part that knows how often it came before.</summary>
    public static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    /// <summary>Repeats a part.</summary>
    public static string Repeat(int count, string part) => string.Concat(Enumerable.Repeat(part, count));

    /// <summary>The name for lists and for files.</summary>
    public override string ToString() => $"{Area}: {Name}";
}
