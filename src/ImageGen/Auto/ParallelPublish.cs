namespace ImageGen.Auto;

/// <summary>
/// A project file that publishes another one for several runtime identifiers at the same time, in one MSBuild, which builds the projects that it
/// references once. The .NET SDK publishes images for several platforms in the same way.
/// </summary>
internal sealed class ParallelPublish : IDisposable
{
    private const string ProjectResource = "ImageGen.Publish.proj";

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("imagegen-");
    private readonly string _project;

    private ParallelPublish(string project) => _project = project;

    private string File => Path.Combine(_scratch.FullName, ProjectResource);

    /// <param name="project">The project to publish.</param>
    /// <param name="cancellationToken">Stops the writing of the file.</param>
    public static async Task<ParallelPublish> CreateAsync(string project, CancellationToken cancellationToken)
    {
        var publish = new ParallelPublish(project);
        await EmbeddedFile.WriteAsync(ProjectResource, publish._scratch.FullName, cancellationToken).ConfigureAwait(false);
        return publish;
    }

    /// <param name="arguments">The arguments for one runtime identifier, without the project.</param>
    /// <param name="identifiers">The runtime identifiers.</param>
    /// <param name="output">The folder that gets a folder for each runtime identifier, relative to that of the project.</param>
    /// <returns>The arguments of <c>dotnet</c>.</returns>
    public IReadOnlyList<string> Arguments(IEnumerable<string> arguments, IEnumerable<string> identifiers, string output) =>
    [
        "publish", File, .. arguments,
        EmbeddedFile.Property("ImageGenProject", _project),
        EmbeddedFile.Property("ImageGenOutput", output),
        $"-property:ImageGenIdentifiers=\"{string.Join(';', identifiers)}\"",
        // The command line of 'dotnet publish -r' sets it, too.
        "-property:_CommandLineDefinedRuntimeIdentifier=true",
    ];

    public void Dispose() => _scratch.Delete(recursive: true);
}
