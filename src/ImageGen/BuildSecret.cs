namespace ImageGen;

/// <summary>
/// A secret for steps with <c>RUN --mount=type=secret,id=…</c>. Only these steps can read it, and no layer, cache or log contains it.
/// BuildKit only.
/// </summary>
public sealed class BuildSecret
{
    /// <summary>Creates a secret.</summary>
    /// <param name="id">The id in the Dockerfile.</param>
    /// <param name="value">The value, or where to read it.</param>
    /// <exception cref="ArgumentException">The id is empty, or a mount in a Dockerfile cannot contain it.</exception>
    public BuildSecret(string id, SecretValue value)
    {
        SecretId.Require(id);
        ArgumentNullException.ThrowIfNull(value);
        Id = id;
        Value = value;
    }

    /// <summary>The id in the Dockerfile.</summary>
    public string Id { get; }

    /// <summary>The value, or where to read it.</summary>
    public SecretValue Value { get; }

    /// <summary>Creates a secret from an environment variable of this process.</summary>
    /// <param name="id">The id in the Dockerfile.</param>
    /// <param name="variable">The variable's name. Default: the id.</param>
    /// <exception cref="ArgumentException">The id is empty, or a mount in a Dockerfile cannot contain it.</exception>
    public static BuildSecret FromEnvironment(string id, string? variable = null) => new(id, SecretValue.FromEnvironment(variable ?? id));

    /// <summary>Creates a secret from all bytes of a file.</summary>
    /// <param name="id">The id in the Dockerfile.</param>
    /// <param name="path">The file. A relative path starts at the project's folder.</param>
    /// <exception cref="ArgumentException">The id is empty, or a mount in a Dockerfile cannot contain it.</exception>
    public static BuildSecret FromFile(string id, string path) => new(id, SecretValue.FromFile(path));

    /// <summary>Creates a secret from a value in this program.</summary>
    /// <param name="id">The id in the Dockerfile.</param>
    /// <param name="value">The secret. The step reads it as UTF-8.</param>
    /// <exception cref="ArgumentException">The id is empty, or a mount in a Dockerfile cannot contain it.</exception>
    public static BuildSecret FromValue(string id, string value) => new(id, SecretValue.FromValue(value));

    /// <summary>Creates a secret from a callback, for example to a vault. It is called when a step requests the secret.</summary>
    /// <param name="id">The id in the Dockerfile.</param>
    /// <param name="read">Returns the secret, or <see langword="null"/> if the secret does not exist. An exception ends the build.</param>
    /// <exception cref="ArgumentException">The id is empty, or a mount in a Dockerfile cannot contain it.</exception>
    public static BuildSecret FromCallback(string id, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read) => new(id, SecretValue.FromCallback(read));

    /// <summary>Reads the value; <see langword="null"/> if it is missing now.</summary>
    internal ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string projectDirectory, CancellationToken cancellationToken) => Value.ReadAsync(projectDirectory, cancellationToken);

    /// <summary>Returns the id and the origin of the secret, and never its value.</summary>
    public override string ToString() => $"secret '{Id}' from {Value.Origin}";
}
