namespace ImageGen.BuildKit;

/// <summary>Provides the secrets of a build. <see cref="SecretStore"/> is an implementation.</summary>
public interface ISecretProvider
{
    /// <summary>Gets the value of a secret, at most 500 KiB; <see langword="null"/> if there is no secret with this id.</summary>
    /// <param name="id">The id of <c>RUN --mount=type=secret,id=…</c>. The daemon itself requests some ids, such as <c>GIT_AUTH_TOKEN</c>.</param>
    /// <param name="cancellationToken">Cancelled when the daemon no longer waits.</param>
    /// <remarks>A daemon may call this several times during a build, also concurrently. If this method throws, the step that needs the secret fails.</remarks>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken);
}
