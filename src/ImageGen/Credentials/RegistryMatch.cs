namespace ImageGen.Credentials;

/// <summary>Finds a registry by key, like the CLI in the file and the engine in the credentials of a build.</summary>
/// <remarks>docker/cli v28.2.2, cli/config/credentials/file_store.go; moby v28.2.2, registry/auth.go, ResolveAuthConfig.</remarks>
internal static class RegistryMatch
{
    /// <summary>Returns whether the key matches the registry.</summary>
    public static bool Matches(string registryKey, string key) => key == registryKey || RegistryKey.IsLegacyKeyOf(registryKey, key);

    /// <summary>Finds the entry with the exact key, even if it is empty, or else one with a URL of the host. Of several, Go uses any, and this method the first in order.</summary>
    public static AuthEntry? Find(IReadOnlyDictionary<string, AuthEntry> entries, string registryKey) =>
        entries.TryGetValue(registryKey, out var exact)
            ? exact
            : entries.Where(each => RegistryKey.IsLegacyKeyOf(registryKey, each.Key)).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value).FirstOrDefault();
}
