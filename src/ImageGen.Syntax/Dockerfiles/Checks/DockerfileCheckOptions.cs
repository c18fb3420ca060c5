namespace ImageGen;

/// <summary>
/// What is known about the build for which a Dockerfile is checked. Without it, only the file itself is checked. Do not change it during a check.
/// </summary>
public sealed class DockerfileCheckOptions
{
    internal static DockerfileCheckOptions None { get; } = new();

    /// <summary>The stage that is built. Default: <see langword="null"/>, which checks all stages.</summary>
    public string? Target { get; set; }

    /// <summary>The build arguments by name. An argument without a value counts as not set.</summary>
    public IReadOnlyDictionary<string, string?>? Arguments { get; set; }

    /// <summary>The platform of the build. Default: <see langword="null"/>, which means <c>linux/amd64</c>.</summary>
    public Platform? Platform { get; set; }

    /// <summary>The ignore file of the context. Default: <see langword="null"/>, which means that nothing is ignored.</summary>
    public IgnoreFile? Ignore { get; set; }

    /// <summary>
    /// Returns the environment of a base image by its name, which is that in the file with expanded variables. It returns <see langword="null"/> if
    /// the environment is unknown. Variables that an unknown image may set are not reported as missing.
    /// </summary>
    public Func<string, IReadOnlyDictionary<string, string>?>? BaseEnvironment { get; set; }

    /// <summary>The ids of the secrets of the build; <see langword="null"/> if they are unknown.</summary>
    public IReadOnlyCollection<string>? Secrets { get; set; }

    /// <summary>The ids of the SSH agents of the build; <see langword="null"/> if they are unknown.</summary>
    public IReadOnlyCollection<string>? SshAgents { get; set; }

    /// <summary>
    /// Whether the context contains a file or directory, by its path relative to the context, with <c>/</c>; <see langword="null"/> if the context is
    /// unknown. Ignored files count as contained, because <see cref="Ignore"/> excludes them.
    /// </summary>
    public Func<string, bool>? ContextHolds { get; set; }

    /// <summary>The builder. Default: <see cref="DockerfileBuilder.BuildKit"/>.</summary>
    public DockerfileBuilder Builder { get; set; }

    /// <summary>
    /// Whether only the rules about a particular build are checked, which compare the file with these options: its target, arguments, secrets,
    /// context and builder. Default: <see langword="false"/>, all rules.
    /// </summary>
    public bool BuildRulesOnly { get; set; }
}
