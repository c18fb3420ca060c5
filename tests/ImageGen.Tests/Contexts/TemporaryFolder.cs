namespace ImageGen.Tests.Contexts;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("imagegen-").FullName;

    public string PathOf(string relative) => Path.Join(FullPath, relative);

    public string Write(string relative, string text = "content")
    {
        var path = PathOf(relative);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string MakeDirectory(string relative) => Directory.CreateDirectory(PathOf(relative)).FullName;

    public void Link(string relative, string target) => File.CreateSymbolicLink(PathOf(relative), target);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
