namespace ImageGen.Contexts;

/// <summary>A context that is ready to be sent, with the Dockerfile that the engine is to use.</summary>
internal sealed record PreparedContext
{
    /// <summary>The Dockerfile's name inside the context.</summary>
    public required string DockerfileName { get; init; }

    /// <summary>The Dockerfile's text; <see langword="null"/> where only the engine can see it (a remote context, a ready tar).</summary>
    public string? DockerfileText { get; init; }

    /// <summary>The Dockerfile's path as a person knows it, for messages: the file's path, or <c>Dockerfile (auto)</c>.</summary>
    public required string DockerfilePath { get; init; }

    /// <summary>The URL of a remote context; then nothing is sent.</summary>
    public string? RemoteUrl { get; init; }

    /// <summary>Writes the tar; called once for each try. <see langword="null"/> with a remote context.</summary>
    public Func<Stream, IProgress<BuildEvent>, CancellationToken, Task>? WriteTo { get; init; }
}
