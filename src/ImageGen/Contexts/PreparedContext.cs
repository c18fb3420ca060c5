using ImageGen.Contexts.Sources;

namespace ImageGen.Contexts;

/// <summary>A context that is ready to be sent, with the Dockerfile that the engine is to use.</summary>
/// <remarks><c>with { DockerfileText = … }</c> makes another Dockerfile go with the same files; the file on disk stays as it is.</remarks>
internal sealed record PreparedContext
{
    /// <summary>The Dockerfile's path as a person knows it, for messages: the file's path, or <c>Dockerfile (auto)</c>.</summary>
    public required string DockerfilePath { get; init; }

    /// <summary>The Dockerfile's text; <see langword="null"/> where only the engine can see it (a remote context, a ready tar).</summary>
    public string? DockerfileText { get; init; }

    /// <summary>Whether ImageGen made the Dockerfile, so that nobody can mend it.</summary>
    public bool IsDockerfileGenerated { get; init; }

    /// <summary>What is sent.</summary>
    public required ContextSource Source { get; init; }

    /// <summary>The Dockerfile's name inside the context.</summary>
    public string DockerfileName => Source.DockerfileName(DockerfileText);

    /// <summary>The URL of a remote context; then nothing is sent.</summary>
    public string? RemoteUrl => Source.RemoteUrl;

    /// <summary>Whether there is a file or folder of this path, relative to the context; <see langword="null"/> where that cannot be told for sure.</summary>
    public bool? Holds(string path) => Source.Holds(path);

    /// <summary>Reads the Dockerfile; <see langword="null"/> where only the engine can see it.</summary>
    public Dockerfile? ParseDockerfile() => DockerfileText is { } text ? Dockerfile.Parse(text, DockerfilePath) : null;

    /// <summary>What is offered to BuildKit instead of a tar.</summary>
    public SessionContext ForSession() => Source.ForSession(DockerfileText);

    /// <summary>Writes the tar; called once for each try, and not with a remote context.</summary>
    /// <remarks>The destination is not closed.</remarks>
    /// <exception cref="BuildContextException">A file changed, vanished or cannot be read. What was written is not a whole archive: break the request off.</exception>
    public Task WriteTarAsync(Stream destination, IProgress<BuildEvent> progress, CancellationToken cancellationToken) =>
        Source.WriteTarAsync(destination, DockerfileText, progress, cancellationToken);
}
