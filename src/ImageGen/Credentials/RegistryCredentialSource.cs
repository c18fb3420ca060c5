using ImageGen.Progress;

namespace ImageGen.Credentials;

/// <summary>
/// Finds the credentials of the registries that an operation names: those given by the program, else what the Docker configuration holds.
/// Nothing is read for a registry that nobody asks for.
/// </summary>
internal sealed class RegistryCredentialSource
{
    private readonly IReadOnlyList<RegistryCredentials> _explicit;
    private readonly DockerConfiguration _configuration;
    private readonly IProgress<BuildEvent> _progress;
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <param name="explicitCredentials">What the program gives.</param>
    /// <param name="configuration">Docker's configuration.</param>
    /// <param name="progress">Where it is reported that a helper fails, or takes long. Default: nowhere.</param>
    public RegistryCredentialSource(IEnumerable<RegistryCredentials> explicitCredentials, DockerConfiguration configuration, IProgress<BuildEvent>? progress = null)
    {
        _explicit = [.. explicitCredentials];
        _configuration = configuration;
        _progress = progress ?? BuildProgress.None;
    }

    /// <summary>How long a helper may take.</summary>
    public TimeSpan HelperTimeout { get; init; } = TimeSpan.FromMinutes(2);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    private ConfiguredCredentials Configured => new(_configuration, new HelperProcess(_configuration.Environment, _progress) { Timeout = HelperTimeout, Time = Time });

    /// <summary>Reports what is wrong with the configuration as a whole.</summary>
    public void ReportProblems()
    {
        foreach (var problem in _configuration.Problems)
        {
            _progress.Report(new BuildWarning(problem));
        }
    }

    /// <summary>The credentials that the program itself gives for the registry; <see langword="null"/> for none.</summary>
    public RegistryCredentials? FindGiven(string registry)
    {
        var host = RegistryKey.Host(registry);
        var given = _explicit.FirstOrDefault(each => string.Equals(RegistryKey.Host(each.Registry), host, StringComparison.OrdinalIgnoreCase));
        // An identity token takes the place of user and password.
        return given is { IdentityToken.Length: > 0 } ? given with { Username = "", Password = "" } : given;
    }

    /// <summary>
    /// The credentials for a pull or a push; <see langword="null"/> for an anonymous one. A helper that fails is reported, and the file's entry
    /// used in its place: as with the CLI, whether credentials are needed is left to the registry.
    /// </summary>
    public async ValueTask<RegistryCredentials?> FindAsync(string registry, CancellationToken cancellationToken)
    {
        if (FindGiven(registry) is { } given)
        {
            return given;
        }

        var lookup = await Configured.FindAsync(RegistryKey.Of(registry), cancellationToken).ConfigureAwait(false);
        var found = lookup.Entry.ToCredentials(registry);
        if (lookup.Failure is { } failure)
        {
            Report(failure, found is null ? $"{registry} is asked without credentials." : $"The entry of {registry} in config.json is used instead.");
        }

        return found;
    }

    /// <summary>The credentials for BuildKit; <see langword="null"/> for an anonymous access. A helper that fails ends the build, as with the CLI.</summary>
    /// <exception cref="CredentialsException">The helper of this registry fails.</exception>
    public async ValueTask<RegistryCredentials?> RequireAsync(string registry, CancellationToken cancellationToken)
    {
        if (FindGiven(registry) is { } given)
        {
            return given;
        }

        var lookup = await Configured.FindAsync(RegistryKey.Of(registry), cancellationToken).ConfigureAwait(false);
        return lookup.Failure is { } failure ? throw failure : lookup.Entry.ToCredentials(registry);
    }

    /// <summary>
    /// The credentials for an engine's own pulls in a build, by the keys that it looks the registries up by. The CLI sends all that it has;
    /// these are those of the named registries, chosen as the engine would from all.
    /// </summary>
    public async Task<Dictionary<string, RegistryCredentials>> FindForBuildAsync(IReadOnlyCollection<string> registries, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, RegistryCredentials>(StringComparer.Ordinal);
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var registry in registries)
        {
            if (FindGiven(registry) is { } given)
            {
                found[RegistryKey.Of(registry)] = given;
            }
            else
            {
                others[RegistryKey.Of(registry)] = registry;
            }
        }

        if (others.Count == 0)
        {
            return found;
        }

        var all = await Configured.FindAllAsync(others.Keys, failure => Report(failure, "The build continues without these credentials."), cancellationToken).ConfigureAwait(false);
        foreach (var (key, registry) in others)
        {
            if (RegistryMatch.Find(all, key)?.ToCredentials(registry) is { } credentials)
            {
                found[key] = credentials;
            }
        }

        return found;
    }

    private void Report(CredentialsException failure, string consequence)
    {
        // Each try and each tag of a push asks anew.
        if (_reported.Add(failure.Message))
        {
            _progress.Report(new BuildWarning($"{failure.Message} {consequence}"));
        }
    }
}
