using System.Text;
using ImageGen.BuildKit;

namespace ImageGen;

/// <summary>The value of a build secret, or where to read it: a <see cref="BuildSecret"/> without its id.</summary>
/// <remarks>
/// A variable or a file that does not exist ends the build before anything is sent, even if no step mounts the secret. Each build reads the
/// value again, at the moment when a step requests it. If a callback returns <see langword="null"/> at that moment, the build warns, and a
/// mount with <c>required</c> fails. The build fails if the file is replaced after the build started.
/// </remarks>
public sealed class SecretValue
{
    private readonly Func<string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> _read;

    private SecretValue(string origin, Func<string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        Origin = origin;
        _read = read;
    }

    /// <summary>Where the value comes from, for messages.</summary>
    internal string Origin { get; }

    /// <summary>The environment variable with the value; <see langword="null"/> if the value is not in a variable.</summary>
    internal string? Variable { get; private init; }

    /// <summary>The file with the value; <see langword="null"/> if the value is not in a file. A relative path starts at the project's folder.</summary>
    internal string? FilePath { get; private init; }

    /// <summary>Creates the value of an environment variable of this process.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static SecretValue FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        return new SecretValue($"the environment variable {variable}", (_, _) => ValueTask.FromResult(Utf8(Environment.GetEnvironmentVariable(variable)))) { Variable = variable };
    }

    /// <summary>Creates a value from all bytes of a file.</summary>
    /// <param name="path">The file. A relative path starts at the project's folder.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static SecretValue FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SecretValue($"the file '{path}'", (directory, cancellationToken) => SecretSource.FromFile(Path.GetFullPath(path, directory)).ReadAsync(cancellationToken)) { FilePath = path };
    }

    /// <summary>Creates a value from a text in this program.</summary>
    /// <param name="value">The secret. The step reads it as UTF-8.</param>
    public static SecretValue FromValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new SecretValue("the program", (_, _) => ValueTask.FromResult(Utf8(value)));
    }

    /// <summary>Creates a value from a callback, for example to a vault. It is called when a step requests the secret.</summary>
    /// <param name="read">Returns the secret, or <see langword="null"/> if the secret does not exist. An exception ends the build.</param>
    public static SecretValue FromCallback(Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new SecretValue("the program", (_, cancellationToken) => read(cancellationToken));
    }

    /// <summary>Reads the value; <see langword="null"/> if it is missing now.</summary>
    internal ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string projectDirectory, CancellationToken cancellationToken) => _read(projectDirectory, cancellationToken);

    /// <summary>Returns the origin of the value, and never the value.</summary>
    public override string ToString() => $"secret from {Origin}";

    private static ReadOnlyMemory<byte>? Utf8(string? value) => Memory(value is null ? null : Encoding.UTF8.GetBytes(value));

    // The implicit conversion of a null array is an empty memory: an empty secret instead of a missing one.
    private static ReadOnlyMemory<byte>? Memory(byte[]? value) => value is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(value);
}
