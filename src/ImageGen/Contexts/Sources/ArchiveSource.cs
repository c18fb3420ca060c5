using ImageGen.BuildKit;
using ImageGen.Contexts.Archiving;
using ImageGen.Progress;

namespace ImageGen.Contexts.Sources;

/// <summary>An archive of the caller. It is sent unchanged; a Dockerfile from memory is added before its first entry.</summary>
internal sealed class ArchiveSource(Func<Stream> open, string dockerfileName) : ContextSource
{
    public override string DockerfileName(string? dockerfileText) =>
        dockerfileText is null ? dockerfileName : InMemoryDockerfileName;

    public override SessionContext ForSession(string? dockerfileText) => new()
    {
        Archive = Open,
        Dockerfile = dockerfileText is null ? null : LocalSource.FromFiles([MemoryFile.FromText(UsualDockerfileName, dockerfileText)]),
        DockerfileName = dockerfileText is null ? dockerfileName : UsualDockerfileName,
    };

    public override Stream? OpenArchive() => Open();

    public override async Task WriteTarAsync(Stream destination, string? dockerfileText, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var ready = Open();
        await using (ready.ConfigureAwait(false))
        {
            using var archive = new TarArchive(destination);
            if (dockerfileText is null)
            {
                await archive.AppendAsync(ready, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var plain = await PlainArchive.OpenAsync(ready, cancellationToken).ConfigureAwait(false);
                await using (plain.ConfigureAwait(false))
                {
                    await AddDockerfileAsync(archive, dockerfileText, cancellationToken).ConfigureAwait(false);
                    await archive.AppendAsync(plain, cancellationToken).ConfigureAwait(false);
                }
            }

            progress.Report(new ContextSent(archive.Entries, archive.Length));
        }
    }

    private Stream Open()
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ArchiveFailures.CannotRead(e);
        }
    }

    // Of two entries with one name the engine uses the later, so a .dockerignore in the archive replaces this one.
    private static async Task AddDockerfileAsync(TarArchive archive, string text, CancellationToken cancellationToken)
    {
        await archive.AddAsync(InMemoryFile.Entry(InMemoryDockerfileName, text), cancellationToken).ConfigureAwait(false);
        await archive.AddAsync(InMemoryFile.Entry(EngineIgnoreFile.Name, EngineIgnoreFile.Hide(InMemoryDockerfileName)), cancellationToken).ConfigureAwait(false);
    }
}
