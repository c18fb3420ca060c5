namespace ImageGen.BuildKit;

/// <summary>An ssh agent for the steps of a build. A step may list the agent's keys and sign with them; all other requests to the agent are refused.</summary>
/// <param name="Id">The id of <c>RUN --mount=type=ssh,id=…</c>; <see cref="DefaultId"/> for a mount without an id.</param>
/// <param name="SocketPath">The agent's socket; on Windows also a named pipe such as <c>\\.\pipe\openssh-ssh-agent</c>.</param>
public sealed record SshAgent(string Id, string SocketPath)
{
    /// <summary>The id of a mount without an id.</summary>
    public const string DefaultId = "default";

    private const string SocketVariable = "SSH_AUTH_SOCK";
    private const string WindowsPipe = @"\\.\pipe\openssh-ssh-agent";

    /// <summary>Finds the agent of this user: the socket in <c>SSH_AUTH_SOCK</c>; on Windows, if it is not set, the pipe of the agent that comes with Windows.</summary>
    /// <exception cref="InvalidOperationException"><c>SSH_AUTH_SOCK</c> is not set, and the system is not Windows.</exception>
    public static SshAgent FromEnvironment(string id = DefaultId)
        => Environment.GetEnvironmentVariable(SocketVariable) is { Length: > 0 } path ? new(id, path)
            : OperatingSystem.IsWindows() ? new(id, WindowsPipe)
            : throw new InvalidOperationException(
                $"{SocketVariable}, the socket of the ssh agent, is not set. Start an agent (eval $(ssh-agent); ssh-add), or set the path of its socket.");
}
