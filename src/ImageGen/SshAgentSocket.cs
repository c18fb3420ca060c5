namespace ImageGen;

/// <summary>An SSH agent of this machine: an <see cref="SshForward"/> without its id.</summary>
public sealed record SshAgentSocket
{
    internal SshAgentSocket(string? socketPath) => SocketPath = socketPath;

    /// <summary>The agent whose socket <c>SSH_AUTH_SOCK</c> names when the build begins.</summary>
    public static SshAgentSocket FromEnvironment { get; } = new(socketPath: null);

    /// <summary>The agent's socket; <see langword="null"/> for the one that <c>SSH_AUTH_SOCK</c> names.</summary>
    public string? SocketPath { get; }

    /// <summary>The agent that listens at a socket.</summary>
    /// <param name="path">The socket.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static SshAgentSocket At(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SshAgentSocket(path);
    }
}
