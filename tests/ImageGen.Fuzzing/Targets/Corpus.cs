namespace ImageGen.Fuzzing.Targets;

/// <summary>What fuzzing a target begins with: a file each, byte for byte, in Corpus/TARGET.</summary>
internal static class Corpus
{
    public static IEnumerable<(string Name, byte[] Content)> Of(FuzzTarget target) =>
        from path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", target.Name)).Order(StringComparer.Ordinal)
        select (Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path));
}
