using ImageGen.Auto;
using ImageGen.Contexts.Sources;
using ImageGen.Progress;

namespace ImageGen.Contexts;

/// <summary>A context that is ready to be sent, with its Dockerfile.</summary>
/// <remarks><c>with { DockerfileText = … }</c> sends another Dockerfile with the same files. The file on disk is unchanged.</remarks>
internal sealed record PreparedContext
{
    /// <summary>The Dockerfile's path for messages: the file's path, or <c>Dockerfile (auto)</c>.</summary>
    public required string DockerfilePath { get; init; }

    /// <summary>The Dockerfile's text; <see langword="null"/> if only the engine can read it (in a remote context or an archive).</summary>
    public string? DockerfileText { get; init; }

    /// <summary>The project that the generated Dockerfile publishes; <see langword="null"/> for a Dockerfile of the user.</summary>
    public PublishedProject? PublishedProject { get; init; }

    /// <summary>The packages of the project whose published result is the context; <see langword="null"/> for other contexts.</summary>
    public PublishedPackages? PublishedPackages { get; init; }

    /// <summary>Options that the Dockerfile needs by its text, in addition to those of the user, which take precedence.</summary>
    public ImageBuildOptions Needs { get; init; } = new();

    /// <summary>The source of the files.</summary>
    public required ContextSource Source { get; init; }

    /// <summary>The Dockerfile's name inside the context.</summary>
    public string DockerfileName => Source.DockerfileName(DockerfileText);

    /// <summary>The URL of a remote context, which is not sent; <see langword="null"/> for other contexts.</summary>
    public string? RemoteUrl => Source.RemoteUrl;

    /// <summary>Whether a file or folder with this path, relative to the context, exists; <see langword="null"/> if that is not certain.</summary>
    public bool? Holds(string path) => Source.Holds(path);

    /// <summary>Parses the Dockerfile; <see langword="null"/> if only the engine can read it.</summary>
    public Dockerfile? ParseDockerfile() => DockerfileText is { } text ? Dockerfile.Parse(text, DockerfilePath) : null;

    /// <summary>Creates the context for a BuildKit session.</summary>
    public SessionContext ForSession() => Source.ForSession(DockerfileText);

    /// <summary>Writes the archive. Called once for each try, and not for a remote context.</summary>
    /// <remarks>The destination is not closed.</remarks>
    /// <exception cref="BuildContextException">A file changed, was removed or cannot be read. The written archive is incomplete, and the request must be aborted.</exception>
    public Task WriteTarAsync(Stream destination, IProgress<BuildEvent> progress, CancellationToken cancellationToken) =>
        Source.WriteTarAsync(destination, DockerfileText, progress, cancellationToken);
}
