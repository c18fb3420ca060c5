using ImageGen.BuildKit;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Contexts.Archiving;
using ImageGen.Progress;

namespace ImageGen.Contexts.Sources;

/// <summary>A context with only the Dockerfile.</summary>
internal sealed class DockerfileOnlySource : ContextSource
{
    public override string DockerfileName(string? dockerfileText) => InMemoryDockerfileName;

    public override SessionContext ForSession(string? dockerfileText) => new()
    {
        Files = LocalSource.FromFiles(Array.Empty<MemoryFile>()),
        Dockerfile = LocalSource.FromFiles([MemoryFile.FromText(UsualDockerfileName, dockerfileText ?? string.Empty)]),
        DockerfileName = UsualDockerfileName,
    };

    public override IEnumerable<ContextEntry> Walk() => [];

    public override async Task WriteTarAsync(Stream destination, string? dockerfileText, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        using var archive = new TarArchive(destination);
        await archive.AddAsync(InMemoryFile.Entry(InMemoryDockerfileName, dockerfileText ?? string.Empty), cancellationToken).ConfigureAwait(false);
        await archive.AddAsync(InMemoryFile.Entry(EngineIgnoreFile.Name, EngineIgnoreFile.Hide(InMemoryDockerfileName)), cancellationToken).ConfigureAwait(false);

        await archive.CompleteAsync(cancellationToken).ConfigureAwait(false);
        progress.Report(new ContextSent(archive.Entries, archive.Length));
    }
}
