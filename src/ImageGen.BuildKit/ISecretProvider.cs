namespace ImageGen.BuildKit;

/// <summary>Knows the secrets of a build.</summary>
public interface ISecretProvider
{
    /// <summary>The value of the secret; <see langword="null"/> where there is none of this id.</summary>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken);
}
