namespace ImageGen.BuildKit;

/// <summary>Knows the secrets of a build. <see cref="SecretStore"/> is one that is ready.</summary>
public interface ISecretProvider
{
    /// <summary>The value of a secret, at most 500 KiB; <see langword="null"/> where there is none of this id.</summary>
    /// <param name="id">The id of <c>RUN --mount=type=secret,id=…</c>. The daemon asks for some by itself, such as <c>GIT_AUTH_TOKEN</c>.</param>
    /// <param name="cancellationToken">Cancelled when the daemon does not wait any more.</param>
    /// <remarks>A daemon may ask several times during a build, also at once. What this throws fails the step that needed the secret.</remarks>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken);
}
