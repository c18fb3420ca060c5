namespace ImageGen.BuildKit;

/// <summary>What a daemon may ask of this machine during a build.</summary>
public sealed record SessionOptions
{
    /// <summary>The session's name, which shows in the daemon's log. Default: none.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// What picks the daemon's earlier copy of the local sources, so that only changes are sent: a stable text for a machine and a folder.
    /// Default: none; each build sends everything.
    /// </summary>
    public string? SharedKey { get; init; }

    /// <summary>A <see cref="SharedKey"/> for a folder: the same in every process of a user on this machine, and another one for every other folder.</summary>
    /// <param name="directory">The folder; a relative path starts at the current one.</param>
    public static string SharedKeyFor(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return Sessions.SharedKey.Of(directory);
    }

    /// <summary>The files of this machine, by the names that the frontend has for them: <c>context</c>, <c>dockerfile</c>, or a named context's.</summary>
    public IDictionary<string, LocalSource> LocalSources { get; init; } = new SortedList<string, LocalSource>(StringComparer.Ordinal);

    /// <summary>Answers for the secrets of <c>RUN --mount=type=secret</c>. Default: there are none.</summary>
    public ISecretProvider? Secrets { get; init; }

    /// <summary>The agents of <c>RUN --mount=type=ssh</c>, by their ids.</summary>
    public IList<SshAgent> SshAgents { get; init; } = [];

    /// <summary>Answers for the credentials of registries. Default: everything is anonymous.</summary>
    public IRegistryAuthenticator? Registries { get; init; }

    /// <summary>Streams that the daemon may fetch, by their ids. Each fetch opens one, and closes it.</summary>
    public IDictionary<string, Func<Stream>> Uploads { get; init; } = new SortedList<string, Func<Stream>>(StringComparer.Ordinal);

    /// <summary>
    /// Folders in the OCI image layout that the daemon may read images from, by their ids: a named context
    /// <c>oci-layout://ID@sha256:…</c> is read from the folder of that id (BuildKit v0.11 or later).
    /// </summary>
    public IDictionary<string, string> ImageLayouts { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);
}
