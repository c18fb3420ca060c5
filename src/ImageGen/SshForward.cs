namespace ImageGen;

/// <summary>
/// An SSH agent on this machine for steps with <c>RUN --mount=type=ssh</c>. The keys stay in the agent; steps can only request
/// signatures. BuildKit only.
/// </summary>
public sealed record SshForward
{
    /// <summary>The id of a mount without an id.</summary>
    public const string DefaultId = "default";

    private const string SocketVariable = "SSH_AUTH_SOCK";

    /// <summary>Creates a forward of an agent.</summary>
    /// <param name="id">The id in the Dockerfile.</param>
    /// <param name="socketPath">The path of the agent's socket. Default: the socket in <c>SSH_AUTH_SOCK</c>, which is read when the build starts.</param>
    /// <exception cref="ArgumentException">The id is empty, or a mount in a Dockerfile cannot contain it.</exception>
    public SshForward(string id = DefaultId, string? socketPath = null)
    {
        SecretId.Require(id);
        Id = id;
        SocketPath = socketPath;
    }

    /// <summary>The id in the Dockerfile.</summary>
    public string Id { get; }

    /// <summary>The path of the agent's socket; <see langword="null"/> for the socket in <c>SSH_AUTH_SOCK</c>.</summary>
    public string? SocketPath { get; }

    /// <summary>The agent without the id.</summary>
    internal SshAgentSocket Agent => new(SocketPath);

    /// <exception cref="ImageBuildException">There is no agent.</exception>
    internal string RequireSocket(Func<string, string?> environment)
    {
        if (SocketPath is { } path)
        {
            return Path.Exists(path)
                ? path
                : throw new ImageBuildException($"The socket '{path}' of the SSH agent '{Id}' does not exist. Start the agent, or change the path in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Ssh)}.");
        }

        return environment(SocketVariable) is { Length: > 0 } socket
            ? socket
            : throw new ImageBuildException(
                $"{nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Ssh)} contains the SSH agent '{Id}', and {SocketVariable}, the path of its socket, is not set. Start an agent (eval $(ssh-agent); ssh-add), or set the path in {nameof(SshForward)}.");
    }
}
