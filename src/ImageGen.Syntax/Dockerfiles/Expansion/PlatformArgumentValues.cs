namespace ImageGen.Dockerfiles;

/// <summary>The values that a builder gives to the arguments for platforms and the target (<c>defaultArgs</c> of moby/buildkit 73ed682).</summary>
/// <param name="Build">The platform of the builder.</param>
/// <param name="Target">The platform of the image.</param>
/// <param name="Stage">The stage that is built; <see langword="null"/> if it has no name.</param>
internal sealed record PlatformArgumentValues(Platform Build, Platform Target, string? Stage)
{
    /// <summary>Returns the values for a target.</summary>
    /// <param name="dockerfile">The file.</param>
    /// <param name="build">The platform of the builder.</param>
    /// <param name="platform">The platform of the image.</param>
    /// <param name="target">The name of a stage; <see langword="null"/> for the last stage.</param>
    public static PlatformArgumentValues Create(Dockerfile dockerfile, Platform build, Platform platform, string? target) =>
        new(build, platform, string.IsNullOrEmpty(target) ? dockerfile.Stages.LastOrDefault()?.Name?.ToLowerInvariant() : target);

    public string this[string name] => name switch
    {
        "BUILDPLATFORM" => Build.ToString(),
        "BUILDOS" => Build.OperatingSystem,
        "BUILDOSVERSION" => Build.OperatingSystemVersion ?? "",
        "BUILDARCH" => Build.Architecture ?? "",
        "BUILDVARIANT" => Build.Variant ?? "",
        "TARGETPLATFORM" => Target.ToString(),
        "TARGETOS" => Target.OperatingSystem,
        "TARGETOSVERSION" => Target.OperatingSystemVersion ?? "",
        "TARGETARCH" => Target.Architecture ?? "",
        "TARGETVARIANT" => Target.Variant ?? "",
        "TARGETSTAGE" => string.IsNullOrEmpty(Stage) ? "default" : Stage!,
        _ => "",
    };
}
