using ImageGen.BuildKit.Files;

namespace ImageGen.BuildKit.Sessions.Secrets;

/// <summary>The secrets of one build. A secret file must be the file that existed when the build started.</summary>
internal sealed class PinnedSecrets : ISecretProvider
{
    private readonly SecretStore _store;
    private readonly Dictionary<string, PinnedFile> _files = new(StringComparer.Ordinal);

    public PinnedSecrets(SecretStore store)
    {
        _store = store;
        foreach (var (id, source) in store)
        {
            if (source.FilePath is { } path)
            {
                _files.Add(id, PinnedFile.Pin(path));
            }
        }
    }

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken) =>
        _files.TryGetValue(id, out var file) ? SecretFile.ReadAsync(_store[id].FilePath!, file, cancellationToken) : _store.GetAsync(id, cancellationToken);
}
