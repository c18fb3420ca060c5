namespace ImageGen.Progress.Logs;

/// <summary>The CI services whose logs have groups. Each sets a variable in the environment of its jobs.</summary>
internal static class LogFormats
{
    private static readonly (string Variable, Func<ILogFormat> Create)[] Services =
    [
        ("GITHUB_ACTIONS", static () => new GitHubLog()),
        ("GITLAB_CI", static () => new GitLabLog(TimeProvider.System)),
        ("TF_BUILD", static () => new AzureLog()),
        ("TEAMCITY_VERSION", static () => new TeamCityLog()),
    ];

    /// <param name="environment">Returns the value of an environment variable.</param>
    /// <returns>The format of the log; <see langword="null"/> if no such service runs this process.</returns>
    public static ILogFormat? Find(Func<string, string?> environment) =>
        Array.Find(Services, service => environment(service.Variable) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase)).Create?.Invoke();
}
