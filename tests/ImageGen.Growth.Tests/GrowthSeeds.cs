namespace ImageGen.Growth.Tests;

/// <summary>The shapes as seeds of the fuzz corpora: small enough that a fuzzer can try many changes of them.</summary>
internal static class GrowthSeeds
{
    private const int LongestText = 2048;

    public static IEnumerable<(string Path, string Text)> All =>
        GrowthShapes.All.Where(shape => shape.Target is not null).Select(shape => (Path.Combine(shape.Target!, NameOf(shape)), TextOf(shape.Text!)));

    /// <summary>Writes the seeds into the folder of the corpora, in place of those that were there.</summary>
    public static int Write(string corpus)
    {
        foreach (var old in Directory.EnumerateFiles(corpus, "growth-*", SearchOption.AllDirectories))
        {
            File.Delete(old);
        }

        foreach (var (path, text) in All)
        {
            File.WriteAllText(Path.Combine(corpus, path), text);
        }

        return 0;
    }

    private static string NameOf(GrowthShape shape) =>
        "growth-" + string.Concat(shape.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-') + ".txt";

    private static string TextOf(Func<int, string> text)
    {
        var seed = text(2);
        for (var size = 4; text(size) is { Length: <= LongestText } larger && size < LongestText; size *= 2)
        {
            seed = larger;
        }

        return seed;
    }
}
