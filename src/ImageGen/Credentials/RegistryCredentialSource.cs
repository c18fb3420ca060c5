using ImageGen.Progress;

namespace ImageGen.Credentials;

/// <summary>
/// Finds the credentials of the registries that an operation names: those of the program, or else those in the Docker configuration.
/// Credentials of other registries are not read.
/// </summary>
internal sealed class RegistryCredentialSource
{
    private readonly IReadOnlyList<RegistryCredentials> _explicit;
    private readonly DockerConfiguration _configuration;
    private readonly IProgress<BuildEvent> _progress;
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <param name="explicitCredentials">The credentials of the program.</param>
    /// <param name="configuration">The Docker configuration.</param>
    /// <param name="progress">The receiver of warnings about helpers that fail or are slow. Default: none.</param>
    public RegistryCredentialSource(IEnumerable<RegistryCredentials> explicitCredentials, DockerConfiguration configuration, IProgress<BuildEvent>? progress = null)
    {
        _explicit = [.. explicitCredentials];
        _configuration = configuration;
        _progress = progress ?? BuildProgress.Quiet;
    }

    /// <summary>The time limit of a helper.</summary>
    public TimeSpan HelperTimeout { get; init; } = TimeSpan.FromMinutes(2);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    private ConfiguredCredentials Configured => new(_configuration, new HelperProcess(_configuration.Environment, _progress) { Timeout = HelperTimeout, Time = Time });

    /// <summary>Reports the errors in the configuration.</summary>
    public void ReportProblems()
    {
        foreach (var problem in _configuration.Problems)
        {
            _progress.Report(new BuildWarning(problem));
        }
    }

    /// <summary>Finds the credentials of the program for the registry; <see langword="null"/> if they are missing.</summary>
    public RegistryCredentials? FindGiven(string registry)
    {
        var host = RegistryKey.Host(registry);
        var given = _explicit.FirstOrDefault(each => string.Equals(RegistryKey.Host(each.Registry), host, StringComparison.OrdinalIgnoreCase));
        // An identity token replaces user name and password.
        return given is { IdentityToken.Length: > 0 } ? given with { Username = "", Password = "" } : given;
    }

    /// <summary>
    /// Finds the credentials for a pull or a push; <see langword="null"/> for anonymous access. If a helper fails, a warning is reported and the
    /// entry in the file is used. As with the CLI, the registry decides whether credentials are required.
    /// </summary>
    public async ValueTask<EngineCredentials?> FindAsync(string registry, CancellationToken cancellationToken)
    {
        if (FindGiven(registry) is { } given)
        {
            return EngineCredentials.FromProgram(given);
        }

        var lookup = await Configured.FindAsync(RegistryKey.FromRegistry(registry), cancellationToken).ConfigureAwait(false);
        var found = lookup.Entry.ToCredentials(registry);
        if (lookup.Failure is { } failure)
        {
            Report(failure, found is null ? $"No credentials are sent to {registry}." : $"The entry of {registry} in config.json is used instead.");
        }

        return found;
    }

    /// <summary>Finds the credentials for BuildKit; <see langword="null"/> for anonymous access. As with the CLI, the build fails if a helper fails.</summary>
    /// <exception cref="CredentialsException">The helper of this registry failed.</exception>
    public async ValueTask<RegistryCredentials?> RequireAsync(string registry, CancellationToken cancellationToken)
    {
        if (FindGiven(registry) is { } given)
        {
            return given;
        }

        var lookup = await Configured.FindAsync(RegistryKey.FromRegistry(registry), cancellationToken).ConfigureAwait(false);
        return lookup.Failure is { } failure ? throw failure : lookup.Entry.ToCredentials(registry)?.Login;
    }

    /// <summary>
    /// Finds the credentials for an engine's pulls in a build, by the engine's keys of the registries. The CLI sends all its credentials. Here
    /// only those of the named registries are sent, selected like the engine selects from all.
    /// </summary>
    public async Task<Dictionary<string, EngineCredentials>> FindForBuildAsync(IReadOnlyCollection<string> registries, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, EngineCredentials>(StringComparer.Ordinal);
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var registry in registries)
        {
            if (FindGiven(registry) is { } given)
            {
                found[RegistryKey.FromRegistry(registry)] = EngineCredentials.FromProgram(given);
            }
            else
            {
                others[RegistryKey.FromRegistry(registry)] = registry;
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
        // Each attempt and each tag of a push searches again.
        if (_reported.Add(failure.Message))
        {
            _progress.Report(new BuildWarning($"{failure.Message} {consequence}"));
        }
    }
}
