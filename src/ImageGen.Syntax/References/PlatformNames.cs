namespace ImageGen.References;

/// <summary>The names that upstream supports, and the normalized name if there are several for one thing.</summary>
internal static class PlatformNames
{
    public const string DefaultOperatingSystem = "linux";

    public static bool IsKnownOperatingSystem(string name) => name is
        "aix" or "android" or "darwin" or "dragonfly" or "freebsd" or "hurd" or "illumos" or "ios" or "js" or "linux" or "nacl" or "netbsd" or
        "openbsd" or "plan9" or "solaris" or "windows" or "zos";

    public static bool IsKnownArchitecture(string name) => name is
        "386" or "amd64" or "amd64p32" or "arm" or "armbe" or "arm64" or "arm64be" or "loong64" or "mips" or "mipsle" or "mips64" or "mips64le" or
        "mips64p32" or "mips64p32le" or "ppc" or "ppc64" or "ppc64le" or "riscv" or "riscv64" or "s390" or "s390x" or "sparc" or "sparc64" or "wasm";

    public static string NormaliseOperatingSystem(string name)
    {
        string lower = name.ToLowerInvariant();
        return lower is "macos" ? "darwin" : lower;
    }

    public static (string Architecture, string? Variant) NormaliseArchitecture(string architecture, string? variant)
    {
        architecture = architecture.ToLowerInvariant();
        variant = variant?.ToLowerInvariant();
        return architecture switch
        {
            "i386" => ("386", null),
            "x86_64" or "x86-64" or "amd64" => ("amd64", variant is "v1" ? null : variant),
            "aarch64" or "arm64" => ("arm64", variant switch
            {
                "8" or "v8" or "v8.0" => null,
                "9" or "9.0" or "v9.0" => "v9",
                _ => variant,
            }),
            "armhf" => ("arm", "v7"),
            "armel" => ("arm", "v6"),
            "arm" => ("arm", variant switch
            {
                null or "7" => "v7",
                "5" or "6" or "8" => "v" + variant,
                _ => variant,
            }),
            _ => (architecture, variant),
        };
    }

    /// <summary>Suggests the platform for a name that another tool uses, such as .NET; <see langword="null"/> if the name is ambiguous.</summary>
    public static string? Suggest(string word) => word.ToLowerInvariant() switch
    {
        "x64" or "x86_64-linux" or "linux-x64" or "linux-musl-x64" or "linux-amd64" => "linux/amd64",
        "x86" or "linux-x86" or "i686" => "linux/386",
        "armv8" or "linux-arm64" or "linux-musl-arm64" => "linux/arm64",
        "armv7" or "armv7l" or "linux-arm" or "linux-musl-arm" => "linux/arm/v7",
        "armv6" or "armv6l" or "linux-armv6" => "linux/arm/v6",
        "win-x64" or "windows-amd64" => "windows/amd64",
        _ => null,
    };
}
