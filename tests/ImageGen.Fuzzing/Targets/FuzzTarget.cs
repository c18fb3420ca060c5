namespace ImageGen.Fuzzing.Targets;

/// <summary>A parser and what must hold for any text that it is given.</summary>
/// <param name="Name">The name on the command line and of the corpus' folder.</param>
/// <param name="Check">Throws when the text breaks a property.</param>
internal sealed record FuzzTarget(string Name, Action<string> Check)
{
    /// <summary>A target for each parser of ImageGen.Syntax.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("reference", ReferenceTarget.Check),
        new("tag", RoundTrip.Check<ImageTag>),
        new("digest", RoundTrip.Check<ImageDigest>),
        new("platform", RoundTrip.Check<Platform>),
        new("dockerfile", DockerfileTarget.Check),
        new("ignorefile", IgnoreFileTarget.Check),
    ];
}
