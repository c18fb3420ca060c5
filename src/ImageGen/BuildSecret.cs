namespace ImageGen;

/// <summary>
/// A secret for the steps that ask for it by <c>RUN --mount=type=secret,id=…</c>. It reaches those steps alone: it is in no layer, no
/// cache and no log. BuildKit only.
/// </summary>
public sealed class BuildSecret
{
    /// <summary>A secret.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="value">What it is.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public BuildSecret(string id, SecretValue value)
    {
        SecretId.Require(id);
        ArgumentNullException.ThrowIfNull(value);
        Id = id;
        Value = value;
    }

    /// <summary>The id by which the Dockerfile asks for it.</summary>
    public string Id { get; }

    /// <summary>What it is, and where it comes from.</summary>
    public SecretValue Value { get; }

    /// <summary>A secret that an environment variable of this process holds.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="variable">The variable's name. Default: the id.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public static BuildSecret FromEnvironment(string id, string? variable = null) => new(id, SecretValue.FromEnvironment(variable ?? id));

    /// <summary>A secret that a file holds: all its bytes, as they are.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="path">The file; a relative path starts at the project's folder.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public static BuildSecret FromFile(string id, string path) => new(id, SecretValue.FromFile(path));

    /// <summary>A secret that the program has already.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="value">The secret; it reaches the step as UTF-8.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public static BuildSecret FromValue(string id, string value) => new(id, SecretValue.FromText(value));

    /// <summary>A secret that is fetched when a step asks for it, as from a vault.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="read">Fetches it; <see langword="null"/> where there is none. What it throws ends the build.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public static BuildSecret FromCallback(string id, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read) => new(id, SecretValue.FromCallback(read));

    /// <summary>The value; <see langword="null"/> where there is none now.</summary>
    internal ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string projectDirectory, CancellationToken cancellationToken) => Value.ReadAsync(projectDirectory, cancellationToken);

    /// <summary>Says which secret it is and where it comes from; the value is never printed.</summary>
    public override string ToString() => $"secret '{Id}' from {Value.Origin}";
}
