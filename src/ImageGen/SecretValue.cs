using System.Text;
using ImageGen.BuildKit;

namespace ImageGen;

/// <summary>What a secret of a build is, and where it comes from: a <see cref="BuildSecret"/> without its id.</summary>
/// <remarks>
/// The value is read at the moment a step asks for it, at each build anew. Where there is none (the variable is not set then, the file was
/// missing when the build began), the build warns of it, and a mount that says <c>required</c> fails. A file that is replaced after the
/// build began ends it.
/// </remarks>
public sealed class SecretValue
{
    private readonly Func<string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> _read;

    private SecretValue(string origin, Func<string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        Origin = origin;
        _read = read;
    }

    /// <summary>Where the value comes from, in words for messages.</summary>
    internal string Origin { get; }

    /// <summary>The file that holds it; <see langword="null"/> where it comes from elsewhere. A relative path starts at the project's folder.</summary>
    internal string? FilePath { get; private init; }

    /// <summary>A secret that an environment variable of this process holds.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static SecretValue FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        return new SecretValue($"the environment variable {variable}", (_, _) => ValueTask.FromResult(Utf8(Environment.GetEnvironmentVariable(variable))));
    }

    /// <summary>A secret that a file holds: all its bytes, as they are.</summary>
    /// <param name="path">The file; a relative path starts at the project's folder.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static SecretValue FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SecretValue($"the file '{path}'", (directory, cancellationToken) => SecretSource.FromFile(Path.GetFullPath(path, directory)).ReadAsync(cancellationToken)) { FilePath = path };
    }

    /// <summary>A secret that the program has already.</summary>
    /// <param name="value">The secret; it reaches the step as UTF-8.</param>
    public static SecretValue FromText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new SecretValue("the program", (_, _) => ValueTask.FromResult(Utf8(value)));
    }

    /// <summary>A secret that is fetched when a step asks for it, as from a vault.</summary>
    /// <param name="read">Fetches it; <see langword="null"/> where there is none. What it throws ends the build.</param>
    public static SecretValue FromCallback(Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new SecretValue("the program", (_, cancellationToken) => read(cancellationToken));
    }

    /// <summary>The value; <see langword="null"/> where there is none now.</summary>
    internal ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string projectDirectory, CancellationToken cancellationToken) => _read(projectDirectory, cancellationToken);

    /// <summary>Says where it comes from; the value is never printed.</summary>
    public override string ToString() => $"secret from {Origin}";

    private static ReadOnlyMemory<byte>? Utf8(string? value) => Memory(value is null ? null : Encoding.UTF8.GetBytes(value));

    // An array that is null would convert to a memory that is empty: to a secret without a value, not to none.
    private static ReadOnlyMemory<byte>? Memory(byte[]? value) => value is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(value);
}
