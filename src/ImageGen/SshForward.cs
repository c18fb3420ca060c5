namespace ImageGen;

/// <summary>
/// An SSH agent of this machine for the steps that ask for it by <c>RUN --mount=type=ssh</c>. The keys stay in the agent; the steps can
/// only have it sign. BuildKit only.
/// </summary>
public sealed record SshForward
{
    /// <summary>The id of a mount that names none.</summary>
    public const string DefaultId = "default";

    private const string SocketVariable = "SSH_AUTH_SOCK";

    /// <summary>Offers an agent.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <param name="socketPath">The agent's socket. Default: the one that <c>SSH_AUTH_SOCK</c> names when the build begins.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public SshForward(string id = DefaultId, string? socketPath = null)
    {
        SecretId.Require(id);
        Id = id;
        SocketPath = socketPath;
    }

    /// <summary>The id by which the Dockerfile asks for it.</summary>
    public string Id { get; }

    /// <summary>The agent's socket; <see langword="null"/> for the one that <c>SSH_AUTH_SOCK</c> names.</summary>
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
                : throw new ImageBuildException($"The SSH agent '{Id}' is to be at {path}, where there is no socket. Start the agent, or correct its path in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Ssh)}.");
        }

        return environment(SocketVariable) is { Length: > 0 } socket
            ? socket
            : throw new ImageBuildException(
                $"{nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Ssh)} offers the SSH agent '{Id}', and {SocketVariable}, which names its socket, is not set. Start an agent (eval $(ssh-agent); ssh-add), or give the socket's path.");
    }
}
