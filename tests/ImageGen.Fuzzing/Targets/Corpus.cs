namespace ImageGen.Fuzzing.Targets;

/// <summary>The texts that fuzzing a target begins with: a file each, byte for byte, in Corpus/TARGET.</summary>
internal static class Corpus
{
    public static IEnumerable<(string Name, string Text)> Of(FuzzTarget target) =>
        from path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", target.Name)).Order(StringComparer.Ordinal)
        select (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
}
