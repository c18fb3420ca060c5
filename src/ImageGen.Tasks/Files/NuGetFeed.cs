namespace ImageGen.Tasks.Files;

/// <summary>A package source that is a folder.</summary>
/// <param name="File">The file that names it: a <c>nuget.config</c>, or the project.</param>
/// <param name="Value">The path as written. A relative one starts at the folder of the file.</param>
internal sealed record NuGetFeed(string File, string Value)
{
    public string Folder => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(File)!, Path.DirectorySeparatorChar == '/' ? Value.Replace('\\', '/') : Value));
}
