namespace ImageGen;

/// <summary>The build arguments that need no <c>ARG</c>.</summary>
public static class DockerfilePredefined
{
    /// <summary>The arguments for proxies. Every <c>RUN</c> can read them, and no image contains them.</summary>
    public static IReadOnlyList<string> ProxyArguments { get; } =
    [
        "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy",
    ];

    /// <summary>The arguments for platforms and the target. A <c>FROM</c> can use them, a stage only after an <c>ARG</c> with their name.</summary>
    public static IReadOnlyList<string> PlatformArguments { get; } =
    [
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
        "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
    ];

    /// <summary>The argument that sets the times in the image: seconds since 1970 UTC.</summary>
    public static string SourceDateEpoch => "SOURCE_DATE_EPOCH";

    /// <summary>The arguments that control BuildKit itself.</summary>
    public static IReadOnlyList<string> BuildKitArguments { get; } =
    [
        "BUILDKIT_BUILD_NAME", "BUILDKIT_CACHE_MOUNT_NS", "BUILDKIT_CONTEXT_KEEP_GIT_DIR", "BUILDKIT_DOCKERFILE_CHECK", "BUILDKIT_INLINE_CACHE",
        "BUILDKIT_MULTI_PLATFORM", "BUILDKIT_SANDBOX_HOSTNAME", "BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE", "BUILDKIT_SYNTAX",
    ];

    /// <summary>Whether an argument needs no <c>ARG</c>. Case counts.</summary>
    public static bool Contains(string name) =>
        name == SourceDateEpoch || ProxyArguments.Contains(name) || PlatformArguments.Contains(name) || BuildKitArguments.Contains(name);
}
