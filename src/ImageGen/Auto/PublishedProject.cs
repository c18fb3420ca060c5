namespace ImageGen.Auto;

/// <summary>The project that a generated Dockerfile publishes, for messages.</summary>
/// <param name="Path">The absolute path of the project file.</param>
/// <param name="Framework">The published target framework; <see langword="null"/> if the project has only one.</param>
internal sealed record PublishedProject(string Path, string? Framework = null)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The command that publishes the project on this machine.</summary>
    public string Command => $"dotnet publish {(Path.Contains(' ', StringComparison.Ordinal) ? $"\"{Path}\"" : Path)} -c Release{(Framework is null ? "" : " -f " + Framework)}";
}
