using System.Text;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Sessions.Secrets;

namespace ImageGen.BuildKit;

/// <summary>The origin of a secret's value. The value is read when a step requests it, again in each build.</summary>
public sealed class SecretSource
{
    private readonly string _origin;
    private readonly Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> _read;

    private SecretSource(string origin, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        _origin = origin;
        _read = read;
    }

    /// <summary>The file with the secret; <see langword="null"/> if it comes from elsewhere.</summary>
    internal string? FilePath { get; private init; }

    /// <summary>Reads an environment variable of this process, as UTF-8. If the variable is not set, there is no secret.</summary>
    public static SecretSource FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        return new($"the environment variable {variable}", _ => new(
            Environment.GetEnvironmentVariable(variable) is { } value ? Encoding.UTF8.GetBytes(value) : default(ReadOnlyMemory<byte>?)));
    }

    /// <summary>Reads all bytes of a file. If the file does not exist, there is no secret.</summary>
    /// <param name="path">The file; a relative path is resolved against the current folder.</param>
    public static SecretSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new($"the file '{path}'", token => SecretFile.ReadAsync(path, given: null, token)) { FilePath = Path.GetFullPath(path) };
    }

    /// <summary>Uses a text, as UTF-8.</summary>
    public static SecretSource FromValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FromValue(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Uses the given bytes.</summary>
    public static SecretSource FromValue(ReadOnlyMemory<byte> value) => new("the program", _ => new(value));

    /// <summary>Calls a function that fetches the secret, for example from a vault. It returns <see langword="null"/> if there is no secret.</summary>
    public static SecretSource FromCallback(Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new("the program", read);
    }

    /// <summary>
    /// Returns the same source, with a file pinned to the current target of its path: reading fails if the path leads to another file later.
    /// Each build pins its secrets this way when it starts. Sources of other kinds are returned unchanged.
    /// </summary>
    public SecretSource AsOfNow()
    {
        if (FilePath is not { } path)
        {
            return this;
        }

        var pinned = PinnedFile.Pin(path);
        return new(_origin, token => SecretFile.ReadAsync(path, pinned, token)) { FilePath = path };
    }

    /// <summary>Reads the value; <see langword="null"/> if the secret does not exist at this time.</summary>
    /// <exception cref="IOException">The file cannot be read, or was replaced after <see cref="AsOfNow"/>.</exception>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken = default) => _read(cancellationToken);

    /// <summary>Describes where the secret comes from. The value is never printed.</summary>
    public override string ToString() => $"a secret from {_origin}";
}
