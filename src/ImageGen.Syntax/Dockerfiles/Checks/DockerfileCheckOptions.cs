namespace ImageGen;

/// <summary>What is known about the build that a Dockerfile is checked for. Without it, the file is checked by itself. Not to be changed during a check.</summary>
public sealed class DockerfileCheckOptions
{
    internal static DockerfileCheckOptions None { get; } = new();

    /// <summary>The stage that is built; all of them where it is <see langword="null"/>.</summary>
    public string? Target { get; set; }

    /// <summary>The build arguments by name; one without a value counts as not given.</summary>
    public IReadOnlyDictionary<string, string?>? Arguments { get; set; }

    /// <summary>The platform that is built for; <c>linux/amd64</c> where it is <see langword="null"/>.</summary>
    public Platform? Platform { get; set; }

    /// <summary>The context's ignore file.</summary>
    public IgnoreFile? Ignore { get; set; }

    /// <summary>
    /// The environment of an image that a stage is built on, by the image's name as the file has it with variables expanded;
    /// <see langword="null"/> for an image whose environment is not known. What an unknown image may set is not reported as missing.
    /// </summary>
    public Func<string, IReadOnlyDictionary<string, string>?>? BaseEnvironment { get; set; }

    /// <summary>The ids of the secrets that the build is given; <see langword="null"/> where that is not known.</summary>
    public IReadOnlyCollection<string>? Secrets { get; set; }

    /// <summary>
    /// Whether the context holds a file or directory, by its path relative to the context, with <c>/</c>; <see langword="null"/> where the
    /// context is not known. Ignored files count as held: <see cref="Ignore"/> says which they are.
    /// </summary>
    public Func<string, bool>? ContextHolds { get; set; }

    /// <summary>What builds it.</summary>
    public DockerfileBuilder Builder { get; set; }

    /// <summary>
    /// Whether only the rules about a particular build are checked, which compare the file with these options: its target, arguments, secrets,
    /// context and builder. Default: <see langword="false"/>, all rules.
    /// </summary>
    public bool BuildRulesOnly { get; set; }
}
