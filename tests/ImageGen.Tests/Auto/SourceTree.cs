namespace ImageGen.Tests.Auto;

/// <summary>A folder of source files that lasts for one test.</summary>
internal sealed class SourceTree : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("imagegen auto ü ").FullName;

    /// <summary>Adds files, each <c>path</c> or <c>path</c> with its text.</summary>
    public SourceTree With(string path, string text = "")
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public SourceTree WithProject(string path, string body = "") =>
        With(path, $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{body}</Project>""");

    public string At(string path) => Path.Combine(Root, path);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
