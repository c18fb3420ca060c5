namespace ImageGen.BuildKit.Sessions.Secrets;

/// <summary>The secrets of one build. A secret file must be the file that existed when the build started.</summary>
internal sealed class PinnedSecrets(SecretStore store) : ISecretProvider
{
    private readonly Dictionary<string, SecretSource> _sources = store.ToDictionary(each => each.Key, each => each.Value.AsOfNow(), StringComparer.Ordinal);

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken) =>
        _sources.TryGetValue(id, out var source) ? source.ReadAsync(cancellationToken) : default;
}
