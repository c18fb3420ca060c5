namespace ImageGen.BuildKit.Files.Walking;

/// <summary>Compares names by their UTF-8 bytes, as Go does. The order of UTF-16 differs: it sorts emoji before U+E000.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x!.Length || common == y!.Length)
        {
            return x.Length.CompareTo(y!.Length);
        }

        var (left, right) = (x[common], y[common]);
        return char.IsSurrogate(left) == char.IsSurrogate(right)
            ? left.CompareTo(right)
            : char.IsSurrogate(left).CompareTo(char.IsSurrogate(right));
    }
}
