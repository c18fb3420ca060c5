namespace ImageGen.BuildKit.Sessions.Secrets;

/// <summary>The secrets of one build. Those in files are the files that were there when the build began.</summary>
internal sealed class GivenSecrets(SecretStore store) : ISecretProvider
{
    private readonly Dictionary<string, SecretSource> _sources = store.ToDictionary(each => each.Key, each => each.Value.AsOfNow(), StringComparer.Ordinal);

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken) =>
        _sources.TryGetValue(id, out var source) ? source.ReadAsync(cancellationToken) : default;
}
