using System.Text;

namespace ImageGen;

/// <summary>
/// A secret for the steps that ask for it by <c>RUN --mount=type=secret,id=…</c>. It reaches those steps alone: it is in no layer, no
/// cache and no log. BuildKit only.
/// </summary>
/// <remarks>
/// The value is read at the moment a step asks for it, at each build anew. Where there is none then (the variable is not set, the file
/// does not exist), the build warns of it, and a mount that says <c>required</c> fails.
/// </remarks>
public sealed class BuildSecret
{
    private readonly Func<string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> _read;

    private BuildSecret(string id, string origin, Func<string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        SecretId.Require(id);
        Id = id;
        Origin = origin;
        _read = read;
    }

    /// <summary>The id by which the Dockerfile asks for it.</summary>
    public string Id { get; }

    /// <summary>Where the value comes from, in words for messages.</summary>
    internal string Origin { get; }

    /// <summary>A secret that an environment variable of this process holds.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="variable">The variable's name. Default: the id.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public static BuildSecret FromEnvironment(string id, string? variable = null)
    {
        var name = variable ?? id;
        ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(variable));
        return new BuildSecret(id, $"the environment variable {name}", (_, _) => ValueTask.FromResult(Utf8(Environment.GetEnvironmentVariable(name))));
    }

    /// <summary>A secret that a file holds: all its bytes, as they are.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="path">The file; a relative path starts at the project's folder.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public static BuildSecret FromFile(string id, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new BuildSecret(id, $"the file '{path}'", async (directory, cancellationToken) =>
        {
            var file = Path.GetFullPath(path, directory);
            return Memory(File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false) : null);
        });
    }

    /// <summary>A secret that the program has already.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="value">The secret; it reaches the step as UTF-8.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public static BuildSecret FromValue(string id, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new BuildSecret(id, "the program", (_, _) => ValueTask.FromResult(Utf8(value)));
    }

    /// <summary>A secret that is fetched when a step asks for it, as from a vault.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="read">Fetches it; <see langword="null"/> where there is none. What it throws ends the build.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public static BuildSecret FromCallback(string id, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new BuildSecret(id, "the program", (_, cancellationToken) => read(cancellationToken));
    }

    /// <summary>The value; <see langword="null"/> where there is none now.</summary>
    internal ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string projectDirectory, CancellationToken cancellationToken) => _read(projectDirectory, cancellationToken);

    /// <summary>Says which secret it is and where it comes from; the value is never printed.</summary>
    public override string ToString() => $"secret '{Id}' from {Origin}";

    private static ReadOnlyMemory<byte>? Utf8(string? value) => Memory(value is null ? null : Encoding.UTF8.GetBytes(value));

    // An array that is null would convert to a memory that is empty: to a secret without a value, not to none.
    private static ReadOnlyMemory<byte>? Memory(byte[]? value) => value is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(value);
}
