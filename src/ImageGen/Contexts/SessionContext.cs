using ImageGen.BuildKit;

namespace ImageGen.Contexts;

/// <summary>A context in a BuildKit session. It is not sent as a whole; BuildKit fetches the files that it does not have yet.</summary>
internal sealed record SessionContext
{
    /// <summary>The files; <see langword="null"/> for an archive or a URL.</summary>
    public LocalSource? Files { get; init; }

    /// <summary>The name by which the daemon finds files that it has from an earlier build: usually the path of the folder; <see langword="null"/> if they are not from a folder.</summary>
    public string? SharedName { get; init; }

    /// <summary>Decides together with <see cref="SharedName"/> which files are sent, as a text to compare; <see langword="null"/> if that is not enough to know it.</summary>
    public string? Rules { get; init; }

    /// <summary>Opens the archive of the context; <see langword="null"/> for files or a URL.</summary>
    public Func<Stream>? Archive { get; init; }

    /// <summary>The URL that the context is fetched from; <see langword="null"/> for files or an archive.</summary>
    public string? Url { get; init; }

    /// <summary>The Dockerfile with its ignore file, from memory; <see langword="null"/> if it is in the context.</summary>
    public LocalSource? Dockerfile { get; init; }

    /// <summary>The Dockerfile's name, in <see cref="Dockerfile"/> or in the context.</summary>
    public required string DockerfileName { get; init; }
}
