using ImageGen.BuildKit;
using ImageGen.BuildKit.FileSync.Sources;
using ImageGen.Contexts.Archiving;

namespace ImageGen.Contexts.Sources;

/// <summary>No files but the Dockerfile.</summary>
internal sealed class DockerfileSource : ContextSource
{
    public override string DockerfileName(string? dockerfileText) => InMemoryDockerfileName;

    public override SessionContext ForSession(string? dockerfileText) => new()
    {
        Files = LocalSource.FromFiles([]),
        Dockerfile = LocalSource.FromFiles([MemoryFile.FromText(UsualDockerfileName, dockerfileText ?? string.Empty)]),
        DockerfileName = UsualDockerfileName,
    };

    public override async Task WriteTarAsync(Stream destination, string? dockerfileText, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        using var archive = new TarArchive(destination);
        await archive.AddAsync(InMemoryFile.Entry(InMemoryDockerfileName, dockerfileText ?? string.Empty), cancellationToken).ConfigureAwait(false);
        await archive.AddAsync(InMemoryFile.Entry(EngineIgnoreFile.Name, EngineIgnoreFile.Hide(InMemoryDockerfileName)), cancellationToken).ConfigureAwait(false);

        await archive.CompleteAsync(cancellationToken).ConfigureAwait(false);
        progress.Report(new ContextSent(archive.Entries, archive.Length));
    }
}
