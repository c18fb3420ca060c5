namespace ImageGen.Credentials;

/// <summary>The credentials in the Docker configuration: in DOCKER_AUTH_CONFIG, in the helper of a registry or the store, and in the file.</summary>
/// <remarks>docker/cli v28.2.2, cli/config/configfile/file.go and cli/config/credentials; the variable: v28.5.1, cli/config/memorystore.</remarks>
internal sealed class ConfiguredCredentials(DockerConfiguration configuration, HelperProcess process)
{
    /// <summary>Finds the entry of one registry by its exact key.</summary>
    public async Task<CredentialLookup> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (configuration.VariableAuths.TryGetValue(key, out var given))
        {
            return new CredentialLookup(given);
        }

        // A helper with an empty name means the file, even if there is a store.
        var name = configuration.CredentialHelpers.GetValueOrDefault(key, configuration.CredentialStore);
        return name.Length == 0
            ? new CredentialLookup(InFile(key))
            : await AskAsync(new CredentialHelper(name, process), key, InFile(key), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds all entries of these registries by key. The engine selects from them in a build.</summary>
    /// <param name="keys">The keys of the registries.</param>
    /// <param name="report">Reports the failure of a helper. As with the CLI, a build has no credentials if the store fails.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public async Task<Dictionary<string, AuthEntry>> FindAllAsync(IReadOnlyCollection<string> keys, Action<CredentialsException> report, CancellationToken cancellationToken)
    {
        Dictionary<string, AuthEntry> found;
        try
        {
            found = configuration.CredentialStore.Length == 0
                ? configuration.Auths.ToDictionary(StringComparer.Ordinal)
                : await AllInStoreAsync(new CredentialHelper(configuration.CredentialStore, process), cancellationToken).ConfigureAwait(false);
        }
        catch (CredentialsException failure)
        {
            report(failure);
            found = new(StringComparer.Ordinal);
            if (configuration.VariableAuths.Count == 0)
            {
                return found;
            }
        }

        foreach (var (key, entry) in configuration.VariableAuths)
        {
            found[key] = entry;
        }

        // The helpers of other registries have no effect.
        foreach (var key in configuration.CredentialHelpers.Keys.Where(key => keys.Any(each => RegistryMatch.Matches(each, key))).Order(StringComparer.Ordinal))
        {
            var lookup = await FindAsync(key, cancellationToken).ConfigureAwait(false);
            if (lookup.Failure is { } failure)
            {
                report(failure);
            }
            else
            {
                found[key] = lookup.Entry;
            }
        }

        return found;
    }

    /// <remarks>
    /// As with the CLI, all registries that the store lists are requested, also those that the build does not name, and a single failure means
    /// that the build gets no credentials from the store. The credentials of other registries are not sent.
    /// </remarks>
    private async Task<Dictionary<string, AuthEntry>> AllInStoreAsync(CredentialHelper store, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, AuthEntry>(StringComparer.Ordinal);
        foreach (var server in (await store.ListAsync(cancellationToken).ConfigureAwait(false)).Order(StringComparer.Ordinal))
        {
            var kept = await store.GetAsync(server, cancellationToken).ConfigureAwait(false);
            found[server] = Over(configuration.Auths.GetValueOrDefault(server, AuthEntry.Empty), kept);
        }

        return found;
    }

    private AuthEntry InFile(string key) => RegistryMatch.Find(configuration.Auths, key) ?? AuthEntry.Empty;

    /// <summary>Requests an entry from a helper. If the helper does not have it, user name and password in the file are ignored. If it fails, the entry in the file is used.</summary>
    private static async Task<CredentialLookup> AskAsync(CredentialHelper helper, string key, AuthEntry inFile, CancellationToken cancellationToken)
    {
        try
        {
            return new CredentialLookup(Over(inFile, await helper.GetAsync(key, cancellationToken).ConfigureAwait(false)));
        }
        catch (CredentialsException failure)
        {
            return new CredentialLookup(inFile) { Failure = failure };
        }
    }

    /// <summary>Merges the entry of a helper with the registry token in the file, because helpers do not store registry tokens.</summary>
    private static AuthEntry Over(AuthEntry inFile, AuthEntry kept) => kept with { RegistryToken = inFile.RegistryToken };
}
