using ImageGen.Contexts.Archiving;

namespace ImageGen.Contexts.Sources;

/// <summary>No files but the Dockerfile.</summary>
internal sealed class DockerfileSource : ContextSource
{
    public override string DockerfileName(string? dockerfileText) => InMemoryDockerfileName;

    public override async Task WriteTarAsync(Stream destination, string? dockerfileText, ImageBuilder builder, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        using var archive = new TarArchive(destination);
        await archive.AddAsync(InMemoryFile.Entry(InMemoryDockerfileName, dockerfileText ?? string.Empty), cancellationToken).ConfigureAwait(false);
        if (builder != ImageBuilder.BuildKit)
        {
            await archive.AddAsync(InMemoryFile.Entry(EngineIgnoreFile.Name, EngineIgnoreFile.Hide(InMemoryDockerfileName)), cancellationToken).ConfigureAwait(false);
        }

        await archive.CompleteAsync(cancellationToken).ConfigureAwait(false);
        progress.Report(new ContextSent(archive.Entries, archive.Length));
    }
}
