namespace ImageGen.Fuzzing.Targets;

/// <summary>A target for each parser of ImageGen.Syntax.</summary>
internal static class SyntaxTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("reference", ReferenceTarget.Check),
        FuzzTarget.OfText("tag", RoundTrip.Check<ImageTag>),
        FuzzTarget.OfText("digest", RoundTrip.Check<ImageDigest>),
        FuzzTarget.OfText("platform", RoundTrip.Check<Platform>),
        FuzzTarget.OfText("dockerfile", DockerfileTarget.Check),
        FuzzTarget.OfText("ignorefile", IgnoreFileTarget.Check),
    ];
}
