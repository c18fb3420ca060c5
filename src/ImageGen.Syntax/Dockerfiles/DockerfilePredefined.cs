namespace ImageGen;

/// <summary>The names that builders know without any <c>ARG</c>.</summary>
public static class DockerfilePredefined
{
    /// <summary>The arguments for proxies, which every <c>RUN</c> sees and no image keeps.</summary>
    public static IReadOnlyList<string> ProxyArguments { get; } =
    [
        "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy",
    ];

    /// <summary>The arguments that tell of platforms and of the target: <c>FROM</c> sees them, a stage after an <c>ARG</c> of their name.</summary>
    public static IReadOnlyList<string> PlatformArguments { get; } =
    [
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
        "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
    ];

    /// <summary>The argument that sets the times in the image: seconds since 1970 UTC.</summary>
    public static string SourceDateEpoch => "SOURCE_DATE_EPOCH";

    /// <summary>The arguments by which BuildKit itself is told what to do.</summary>
    public static IReadOnlyList<string> BuildKitArguments { get; } =
    [
        "BUILDKIT_BUILD_NAME", "BUILDKIT_CACHE_MOUNT_NS", "BUILDKIT_CONTEXT_KEEP_GIT_DIR", "BUILDKIT_DOCKERFILE_CHECK", "BUILDKIT_INLINE_CACHE",
        "BUILDKIT_MULTI_PLATFORM", "BUILDKIT_SANDBOX_HOSTNAME", "BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE", "BUILDKIT_SYNTAX",
    ];

    /// <summary>Whether an argument needs no <c>ARG</c> to be given to a build; case counts.</summary>
    public static bool Contains(string name) =>
        name == SourceDateEpoch || ProxyArguments.Contains(name) || PlatformArguments.Contains(name) || BuildKitArguments.Contains(name);
}
