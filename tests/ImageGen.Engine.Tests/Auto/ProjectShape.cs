namespace ImageGen.Engine.Tests.Auto;

/// <summary>The files of a repository whose project is published, as a person would have laid them out.</summary>
/// <param name="Name">The name of the shape.</param>
/// <param name="Project">The path of the project's file.</param>
/// <param name="Files">The files with their texts.</param>
public sealed record ProjectShape(string Name, string Project, IReadOnlyDictionary<string, string> Files)
{
    public override string ToString() => Name;

    public void WriteTo(string folder)
    {
        foreach (var (path, text) in Files)
        {
            var full = Path.Combine(folder, path);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }
}
