namespace ImageGen.BuildKit;

/// <summary>An ssh agent that steps may use.</summary>
/// <param name="Id">The id of <c>RUN --mount=type=ssh,id=…</c>; <c>default</c> where the Dockerfile gives none.</param>
/// <param name="SocketPath">The agent's socket: <c>SSH_AUTH_SOCK</c>.</param>
public sealed record SshAgent(string Id, string SocketPath);
