using ImageGen.BuildKit;

namespace ImageGen.Contexts;

/// <summary>A context as BuildKit is given it: not sent, but offered, so that it fetches what it does not have yet.</summary>
internal sealed record SessionContext
{
    /// <summary>The files; <see langword="null"/> for an archive or a URL.</summary>
    public LocalSource? Files { get; init; }

    /// <summary>The folder that the files are of; <see langword="null"/> where they are of none.</summary>
    public string? Folder { get; init; }

    /// <summary>Opens the ready archive that is the context.</summary>
    public Func<Stream>? Archive { get; init; }

    /// <summary>The URL that the context is fetched from.</summary>
    public string? Url { get; init; }

    /// <summary>The Dockerfile with its ignore rules, from memory; <see langword="null"/> where it is in the context.</summary>
    public LocalSource? Dockerfile { get; init; }

    /// <summary>The Dockerfile's name, in <see cref="Dockerfile"/> or in the context.</summary>
    public required string DockerfileName { get; init; }
}
