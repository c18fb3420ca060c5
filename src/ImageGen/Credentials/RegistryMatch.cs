namespace ImageGen.Credentials;

/// <summary>Finds a registry among keys, as the CLI does in the file and the engine in what a build brings along.</summary>
/// <remarks>docker/cli v28.2.2, cli/config/credentials/file_store.go; moby v28.2.2, registry/auth.go, ResolveAuthConfig.</remarks>
internal static class RegistryMatch
{
    /// <summary>Whether the key means the registry.</summary>
    public static bool Is(string registryKey, string key) => key == registryKey || RegistryKey.IsLegacyKeyOf(registryKey, key);

    /// <summary>The entry of the exact key, also an empty one; else one of a URL of the host. Go takes any of several, this the first in order.</summary>
    public static AuthEntry? Find(IReadOnlyDictionary<string, AuthEntry> entries, string registryKey) =>
        entries.TryGetValue(registryKey, out var exact)
            ? exact
            : entries.Where(each => RegistryKey.IsLegacyKeyOf(registryKey, each.Key)).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value).FirstOrDefault();
}
