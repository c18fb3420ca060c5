namespace ImageGen.BuildKit;

/// <summary>An ssh agent that steps may have list its keys and sign with them. Whatever else an agent does is refused to them.</summary>
/// <param name="Id">The id of <c>RUN --mount=type=ssh,id=…</c>; <see cref="DefaultId"/> where the Dockerfile gives none.</param>
/// <param name="SocketPath">The agent's socket; on Windows also a named pipe such as <c>\\.\pipe\openssh-ssh-agent</c>.</param>
public sealed record SshAgent(string Id, string SocketPath)
{
    /// <summary>The id of a mount that names none.</summary>
    public const string DefaultId = "default";

    private const string SocketVariable = "SSH_AUTH_SOCK";
    private const string WindowsPipe = @"\\.\pipe\openssh-ssh-agent";

    /// <summary>The agent of this user: the one that <c>SSH_AUTH_SOCK</c> names, on Windows else the one that comes with it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static SshAgent FromEnvironment(string id = DefaultId)
        => Environment.GetEnvironmentVariable(SocketVariable) is { Length: > 0 } path ? new(id, path)
            : OperatingSystem.IsWindows() ? new(id, WindowsPipe)
            : throw new InvalidOperationException(
                $"{SocketVariable}, which names the socket of the ssh agent, is not set. Start an agent (eval $(ssh-agent); ssh-add), or give the path of its socket.");
}
