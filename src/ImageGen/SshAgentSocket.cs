namespace ImageGen;

/// <summary>The socket of an SSH agent on this machine: an <see cref="SshForward"/> without its id.</summary>
public sealed record SshAgentSocket
{
    internal SshAgentSocket(string? socketPath) => SocketPath = socketPath;

    /// <summary>The socket in <c>SSH_AUTH_SOCK</c>, which is read when the build starts.</summary>
    public static SshAgentSocket FromEnvironment { get; } = new(socketPath: null);

    /// <summary>The path of the socket; <see langword="null"/> for the socket in <c>SSH_AUTH_SOCK</c>.</summary>
    public string? SocketPath { get; }

    /// <summary>Creates the socket of an agent from its path.</summary>
    /// <param name="path">The path of the socket.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static SshAgentSocket At(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SshAgentSocket(path);
    }
}
