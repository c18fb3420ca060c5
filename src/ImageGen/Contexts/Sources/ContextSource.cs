namespace ImageGen.Contexts.Sources;

/// <summary>One kind of context: a folder, a ready archive, a URL, or nothing but the Dockerfile.</summary>
internal abstract class ContextSource
{
    /// <summary>The name of a Dockerfile that is sent from memory; a folder that has a file of this name gets another.</summary>
    public const string InMemoryDockerfileName = ".imagegen.Dockerfile";

    /// <summary>The name of a Dockerfile that is offered from memory beside the context.</summary>
    protected const string UsualDockerfileName = "Dockerfile";

    /// <summary>The URL that the engine fetches the context from; <see langword="null"/> where it is sent.</summary>
    public virtual string? RemoteUrl => null;

    /// <summary>The name inside the context under which the engine finds a Dockerfile of this text.</summary>
    public abstract string DockerfileName(string? dockerfileText);

    /// <summary>Whether there is a file or folder of this path, relative to the context; <see langword="null"/> where that cannot be told for sure.</summary>
    public virtual bool? Holds(string path) => null;

    /// <summary>The path inside the context of a file or folder that is sent as a part of it; <see langword="null"/> where it is not.</summary>
    public virtual string? PathWithin(string fullPath) => null;

    /// <summary>What is offered to BuildKit instead of an archive, with a Dockerfile of this text.</summary>
    public abstract SessionContext ForSession(string? dockerfileText);

    /// <summary>Writes the archive, with a Dockerfile of this text in it.</summary>
    public abstract Task WriteTarAsync(Stream destination, string? dockerfileText, IProgress<BuildEvent> progress, CancellationToken cancellationToken);
}
