using ImageGen.BuildKit.Files.Walking;
using ImageGen.Progress;

namespace ImageGen.Contexts.Sources;

/// <summary>The source of a context: a folder, an archive, a URL, or only the Dockerfile.</summary>
internal abstract class ContextSource
{
    /// <summary>The name of a Dockerfile that is sent from memory. If the folder contains a file with this name, another name is used.</summary>
    public const string InMemoryDockerfileName = ".imagegen.Dockerfile";

    /// <summary>The name of a Dockerfile from memory in a session.</summary>
    protected const string UsualDockerfileName = "Dockerfile";

    /// <summary>The URL that the engine fetches the context from; <see langword="null"/> if the context is sent.</summary>
    public virtual string? RemoteUrl => null;

    /// <summary>Gets the name inside the context of a Dockerfile with this text.</summary>
    public abstract string DockerfileName(string? dockerfileText);

    /// <summary>Whether a file or folder with this path, relative to the context, exists; <see langword="null"/> if that is not certain.</summary>
    public virtual bool? Holds(string path) => null;

    /// <summary>Gets the path inside the context of a file or folder; <see langword="null"/> if it is not sent as a part of the context.</summary>
    public virtual string? PathWithin(string fullPath) => null;

    /// <summary>Creates the context for a BuildKit session, with a Dockerfile of this text.</summary>
    public abstract SessionContext ForSession(string? dockerfileText);

    /// <summary>Lists the files for a build in this process, without the special files; <see langword="null"/> if only a builder can fetch them.</summary>
    /// <exception cref="BuildContextException">The folder cannot be read.</exception>
    public virtual IEnumerable<ContextEntry>? Walk() => null;

    /// <summary>Opens the archive for a build in this process; <see langword="null"/> if the files are not in one.</summary>
    /// <exception cref="BuildContextException">The archive cannot be opened.</exception>
    public virtual Stream? OpenArchive() => null;

    /// <summary>Writes the archive with a Dockerfile of this text.</summary>
    public abstract Task WriteTarAsync(Stream destination, string? dockerfileText, IProgress<BuildEvent> progress, CancellationToken cancellationToken);
}
