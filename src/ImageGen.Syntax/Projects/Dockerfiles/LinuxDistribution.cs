namespace ImageGen.Projects.Dockerfiles;

/// <summary>What the Dockerfile of a project must know about the Linux distribution of a base image.</summary>
/// <param name="UsesMusl">Whether its C library is musl, for which .NET has runtime identifiers of their own.</param>
/// <param name="LinkerInstallation">The command that installs the linker for native compilation.</param>
internal sealed record LinuxDistribution(bool UsesMusl, string LinkerInstallation)
{
    private static readonly LinuxDistribution Alpine = new(true, "apk add --no-cache clang build-base zlib-dev") { Installation = packages => $"apk add --no-cache {packages}" };

    private static readonly LinuxDistribution AzureLinux = new(false, "tdnf install -y clang zlib-devel && tdnf clean all") { Installation = packages => $"tdnf install -y {packages} && tdnf clean all" };

    /// <summary>Debian and Ubuntu.</summary>
    private static readonly LinuxDistribution Debian = new(false, Apt("clang zlib1g-dev")) { Installation = Apt };

    private static readonly LinuxDistribution WithoutPackageManager = new(false, Apt("clang zlib1g-dev"));

    public bool HasPackageManager => Installation is not null;

    /// <summary>Creates the command that installs packages; <see langword="null"/> if there is no package manager.</summary>
    public Func<string, string>? Installation { get; private set; }

    /// <summary>Finds the distribution by the name of an image or a tag. Unknown names are taken for Debian's.</summary>
    public static LinuxDistribution Find(string image) =>
        Contains(image, "alpine") ? Alpine
        : Contains(image, "chiseled") || Contains(image, "distroless") ? WithoutPackageManager
        : Contains(image, "azurelinux") || Contains(image, "mariner") ? AzureLinux
        : Debian;

    private static string Apt(string packages) =>
        $"apt-get update && apt-get install -y --no-install-recommends {packages} && rm -rf /var/lib/apt/lists/*";

    private static bool Contains(string image, string name) => image.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;
}
