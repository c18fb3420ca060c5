using System.Collections;

namespace ImageGen.BuildKit;

/// <summary>Secrets by their ids: <c>new SecretStore { ["npm"] = SecretSource.FromEnvironment("NPM_TOKEN") }</c>.</summary>
public sealed class SecretStore : ISecretProvider, IEnumerable<KeyValuePair<string, SecretSource>>
{
    private readonly SortedList<string, SecretSource> _sources = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the source of a secret by its id.</summary>
    /// <exception cref="KeyNotFoundException">There is no secret with this id.</exception>
    public SecretSource this[string id]
    {
        get => _sources[id];
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(id);
            ArgumentNullException.ThrowIfNull(value);
            _sources[id] = value;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken)
        => _sources.TryGetValue(id, out var source) ? source.ReadAsync(cancellationToken) : default;

    /// <summary>Enumerates the secrets in the order of their ids.</summary>
    public IEnumerator<KeyValuePair<string, SecretSource>> GetEnumerator() => _sources.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Creates the secrets of one build. A secret file must be the file that existed when the build started.</summary>
    internal SecretStore AsOfNow()
    {
        var pinned = new SecretStore();
        foreach (var (id, source) in _sources)
        {
            pinned._sources.Add(id, source.AsOfNow());
        }

        return pinned;
    }
}
