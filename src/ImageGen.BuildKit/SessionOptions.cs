namespace ImageGen.BuildKit;

/// <summary>What a daemon may request from this machine during a build.</summary>
public sealed record SessionOptions
{
    /// <summary>The session's name in the daemon's log. Default: none.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The key by which the daemon finds its earlier copy of the local sources, so that only changes are sent. Use a stable text for
    /// each machine and folder. Default: none; each build sends everything.
    /// </summary>
    public string? SharedKey { get; init; }

    /// <summary>Computes a <see cref="SharedKey"/> for a folder. It is the same in all processes of a user on this machine, and different for each folder.</summary>
    /// <param name="directory">The folder; a relative path is resolved against the current folder.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static string SharedKeyFor(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return Sessions.SharedKey.Compute(directory);
    }

    /// <summary>The local files, by the names that the frontend uses for them: <c>context</c>, <c>dockerfile</c>, or the name of a named context.</summary>
    public IDictionary<string, LocalSource> LocalSources { get; init; } = new SortedList<string, LocalSource>(StringComparer.Ordinal);

    /// <summary>Provides the secrets for <c>RUN --mount=type=secret</c>. Default: no secrets.</summary>
    public ISecretProvider? Secrets { get; init; }

    /// <summary>The ssh agents for <c>RUN --mount=type=ssh</c>.</summary>
    public IList<SshAgent> SshAgents { get; init; } = [];

    /// <summary>Provides the credentials for registries. Default: all access is anonymous.</summary>
    public IRegistryAuthenticator? Registries { get; init; }

    /// <summary>Streams that the daemon may fetch, by their ids. Each fetch opens a stream and closes it.</summary>
    public IDictionary<string, Func<Stream>> Uploads { get; init; } = new SortedList<string, Func<Stream>>(StringComparer.Ordinal);

    /// <summary>
    /// Folders in the OCI image layout that the daemon may read images from, by their ids: a named context
    /// <c>oci-layout://ID@sha256:…</c> is read from the folder of that id (BuildKit v0.11 or later).
    /// </summary>
    public IDictionary<string, string> ImageLayouts { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);
}
