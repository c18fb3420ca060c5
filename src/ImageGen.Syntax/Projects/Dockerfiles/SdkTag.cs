namespace ImageGen.Projects.Dockerfiles;

/// <summary>The tag of the SDK image that a <c>global.json</c> requires.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Version">The version of .NET of the SDK.</param>
internal sealed record SdkTag(string Tag, Version Version)
{
    /// <param name="facts">The project, with the SDK version and the policy of its <c>global.json</c>.</param>
    /// <param name="framework">The version of .NET that the project targets. The SDK must not be older.</param>
    /// <remarks>A floating tag changes to newer feature bands, which only the policy <c>feature</c> and wider ones accept.</remarks>
    public static SdkTag For(ProjectFacts facts, Version framework)
    {
        var parts = facts.SdkVersion.Split(['-'], 2);
        if (!System.Version.TryParse(parts[0], out var version))
        {
            return Floating(framework);
        }

        var required = new Version(version.Major, version.Minor);
        return facts.SdkRollForward.ToUpperInvariant() switch
        {
            "FEATURE" or "LATESTFEATURE" => Floating(required),
            "MINOR" or "LATESTMINOR" or "MAJOR" or "LATESTMAJOR" => Floating(required >= framework ? required : framework),
            _ => new SdkTag(parts.Length == 1 ? parts[0] : $"{parts[0]}-{ShortPrerelease(parts[1])}", required),
        };
    }

    private static SdkTag Floating(Version version) => new(version.ToString(2), version);

    /// <summary>Image tags contain only <c>rc.1</c> of <c>rc.1.25451.107</c>.</summary>
    private static string ShortPrerelease(string prerelease) => string.Join(".", prerelease.Split('.').Take(2));
}
