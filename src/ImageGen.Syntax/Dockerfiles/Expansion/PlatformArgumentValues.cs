namespace ImageGen.Dockerfiles;

/// <summary>The values that a builder gives to the arguments for platforms and the target (<c>defaultArgs</c> of moby/buildkit 73ed682).</summary>
/// <param name="Build">The platform of the builder.</param>
/// <param name="Target">The platform of the image.</param>
/// <param name="Stage">The stage that is built; <see langword="null"/> if it has no name.</param>
internal sealed record PlatformArgumentValues(Platform Build, Platform Target, string? Stage)
{
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
