using System.Text;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Sessions.Secrets;

namespace ImageGen.BuildKit;

/// <summary>Where the value of a secret comes from. It is read when a step asks for it, at each build anew.</summary>
public sealed class SecretSource
{
    private readonly string _origin;
    private readonly Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> _read;

    private SecretSource(string origin, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        _origin = origin;
        _read = read;
    }

    /// <summary>The file that holds it; <see langword="null"/> where it comes from elsewhere.</summary>
    internal string? FilePath { get; private init; }

    /// <summary>An environment variable of this process, as UTF-8. Where it is not set, there is no secret.</summary>
    public static SecretSource FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        return new($"the environment variable {variable}", _ => new(
            Environment.GetEnvironmentVariable(variable) is { } value ? Encoding.UTF8.GetBytes(value) : default(ReadOnlyMemory<byte>?)));
    }

    /// <summary>A file: all its bytes, as they are. Where it does not exist, there is no secret.</summary>
    /// <param name="path">The file; a relative path starts at the current folder.</param>
    public static SecretSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new($"the file '{path}'", token => SecretFile.ReadAsync(path, given: null, token)) { FilePath = Path.GetFullPath(path) };
    }

    /// <summary>A text, as UTF-8.</summary>
    public static SecretSource FromValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FromValue(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Bytes, as they are.</summary>
    public static SecretSource FromValue(ReadOnlyMemory<byte> value) => new("the program", _ => new(value));

    /// <summary>What fetches the secret, as from a vault; <see langword="null"/> where there is none.</summary>
    public static SecretSource FromCallback(Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new("the program", read);
    }

    /// <summary>
    /// The same source, where a file is the file that its path leads to now: reading it fails once the path leads to another one. A build takes
    /// its secrets so, from its beginning on. Sources of other kinds are not changed.
    /// </summary>
    public SecretSource AsOfNow()
    {
        if (FilePath is not { } path)
        {
            return this;
        }

        var given = GivenFile.Of(path);
        return new(_origin, token => SecretFile.ReadAsync(path, given, token)) { FilePath = path };
    }

    /// <summary>The value; <see langword="null"/> where there is none now.</summary>
    /// <exception cref="IOException">The file cannot be read, or was replaced since <see cref="AsOfNow"/>.</exception>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken = default) => _read(cancellationToken);

    /// <summary>Says where the secret comes from; its value is never printed.</summary>
    public override string ToString() => $"a secret from {_origin}";
}
