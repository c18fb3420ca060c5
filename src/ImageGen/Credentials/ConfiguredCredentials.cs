namespace ImageGen.Credentials;

/// <summary>What Docker's configuration holds: DOCKER_AUTH_CONFIG, the registry's own helper or the store, and the file itself.</summary>
/// <remarks>docker/cli v28.2.2, cli/config/configfile/file.go and cli/config/credentials; the variable as v28.5.1 has it, cli/config/memorystore.</remarks>
internal sealed class ConfiguredCredentials(DockerConfiguration configuration, HelperProcess process)
{
    /// <summary>Looks one registry up, by its exact key.</summary>
    public async Task<CredentialLookup> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (configuration.VariableAuths.TryGetValue(key, out var given))
        {
            return new CredentialLookup(given);
        }

        // A helper without a name is the file, also where there is a store.
        var name = configuration.CredentialHelpers.GetValueOrDefault(key, configuration.CredentialStore);
        return name.Length == 0
            ? new CredentialLookup(InFile(key))
            : await AskAsync(new CredentialHelper(name, process), key, InFile(key), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Everything that there is for these registries, by the keys that it is kept under: what the engine chooses from for a build.</summary>
    /// <param name="keys">The keys of the registries.</param>
    /// <param name="report">Takes the failure of a helper. A store that fails leaves the build without any credentials, as with the CLI.</param>
    /// <param name="cancellationToken">Gives up.</param>
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

        // The helpers of other registries could change nothing.
        foreach (var key in configuration.CredentialHelpers.Keys.Where(key => keys.Any(each => RegistryMatch.Is(each, key))).Order(StringComparer.Ordinal))
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
    /// The store is asked for every registry that it lists, also for those that the build does not name: a single one that it cannot give
    /// leaves the CLI's build without any of the store's credentials. None of the others leaves this process.
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

    /// <summary>A helper that keeps nothing is an answer, which leaves nothing of the file's user and password. One that fails leaves the file's entry.</summary>
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

    /// <summary>What a helper says over what the file says: helpers know no registry tokens.</summary>
    private static AuthEntry Over(AuthEntry inFile, AuthEntry kept) => kept with { RegistryToken = inFile.RegistryToken };
}
