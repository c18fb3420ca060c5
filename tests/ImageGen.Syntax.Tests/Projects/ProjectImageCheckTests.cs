using ImageGen.Projects.Dockerfiles;
using ImageGen.Projects.Dockerfiles.Checks;
using Xunit;

namespace ImageGen.Syntax.Tests.Projects;

/// <summary>Which settings of an image fit its project.</summary>
public sealed class ProjectImageCheckTests
{
    private const string Invariant = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0", "UsesAspNetCore=true", "has .NET 8.0 and not .NET 10.0")]
    [InlineData("mirror.example/ms/dotnet/runtime:9.0.4-noble", "", "Set BaseImage to an image such as 'mirror.example/ms/dotnet/runtime:10.0'.")]
    [InlineData("mcr.microsoft.com/dotnet/runtime:8.0", "PublishSingleFile=true", "has .NET 8.0")]
    [InlineData("mcr.microsoft.com/dotnet/runtime:11.0", "", "has .NET 11.0 and not .NET 10.0")]
    [InlineData("mcr.microsoft.com/dotnet/runtime:8.0", "RollForward=Major", "has .NET 8.0")]
    [InlineData("mcr.microsoft.com/dotnet/runtime:10.0", "UsesAspNetCore=true", "has no ASP.NET Core, so the program of '../src/App/App.csproj' does not start in it. Set BaseImage to an image such as 'mcr.microsoft.com/dotnet/aspnet:10.0'.")]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps:10.0", "", "has no .NET runtime")]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "", "has no .NET runtime")]
    public void A_base_image_without_the_frameworks_of_the_program(string image, string facts, string expected) =>
        AssertWarning("IMG0021", "BaseImage", expected, Find(facts, new() { BaseImage = image }));

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0", "UsesAspNetCore=true")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0.1-noble", "")]
    [InlineData("mcr.microsoft.com/dotnet/runtime:11.0", "RollForward=LatestMajor")]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps:8.0", "SelfContained=true")]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps:8.0", "PublishAot=true")]
    [InlineData("mcr.microsoft.com/dotnet/runtime:latest", "")]
    [InlineData("mcr.microsoft.com/dotnet/runtime", "")]
    [InlineData("mirror.example/dotnet/runtime:2026.1", "")]
    [InlineData("acme/runtime:8.0", "")]
    [InlineData("ubuntu:24.04", "")]
    public void A_base_image_that_may_run_the_program(string image, string facts) => Assert.Empty(Find(facts, new() { BaseImage = image }));

    [Fact]
    public void A_property_of_the_publish_may_include_the_runtime() =>
        Assert.Empty(Find("", new() { BaseImage = "mcr.microsoft.com/dotnet/runtime-deps:10.0", PublishProperties = [new("PublishTrimmed", "true")] }));

    [Theory]
    [InlineData("Major", 0)]
    [InlineData("Minor", 1)]
    public void The_variable_for_newer_runtimes_takes_precedence(string policy, int expected) =>
        Assert.Equal(expected, Find("RollForward=LatestMajor", new() { BaseImage = "mcr.microsoft.com/dotnet/runtime:11.0", Env = [new("DOTNET_ROLL_FORWARD", policy)] }).Count);

    [Theory]
    [InlineData("noble-chiseled", "Use 'noble-chiseled-extra', or set InvariantGlobalization in the project.")]
    [InlineData("azurelinux3.0-distroless", "Use 'azurelinux3.0-distroless-extra'")]
    [InlineData("noble-chiseled-amd64", "Use 'noble-chiseled-extra'")]
    [InlineData("alpine3.22", "Set Packages to 'icu-libs' and 'icu-data-full' and Env to 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false'")]
    public void A_family_without_culture_data(string family, string expected)
    {
        AssertWarning("IMG0022", "ContainerFamily", expected, Find("", new() { ContainerFamily = family }));
        AssertWarning("IMG0022", "BaseImage", "has no culture data", Find("", new() { BaseImage = "mirror.example/dotnet/runtime:10.0-" + family }));
        Assert.Empty(Find("InvariantGlobalization=true", new() { ContainerFamily = family }));
        Assert.Empty(Find("", new() { ContainerFamily = family, Env = [new(Invariant, "1")] }));
        Assert.Empty(Find("", new() { ContainerFamily = family, PublishProperties = [new("InvariantGlobalization", "true")] }));
    }

    [Theory]
    [InlineData("noble")]
    [InlineData("noble-chiseled-extra")]
    [InlineData("azurelinux3.0")]
    [InlineData("alpine3.22-extra")]
    public void A_family_with_culture_data(string family) => Assert.Empty(Find("", new() { ContainerFamily = family }));

    [Fact]
    public void Another_image_may_have_culture_data() => Assert.Empty(Find("SelfContained=true", new() { BaseImage = "acme/base:alpine" }));

    [Theory]
    [InlineData("icu-libs", "false", 0)]
    [InlineData("icu-libs=74.2-r0", "0", 0)]
    [InlineData("tzdata", "false", 1)]
    [InlineData("icu-libs", null, 1)]
    public void Alpine_needs_packages_and_a_variable(string package, string? variable, int expected) => Assert.Equal(expected, Find("", new()
    {
        ContainerFamily = "alpine",
        Packages = [package],
        Env = variable is null ? [] : [new(Invariant, variable)],
    }).Count);

    [Theory]
    [InlineData("10.0.102", "", "10.0.102", true)]
    [InlineData("10.0.102", "", "10.0.103-noble", true)]
    [InlineData("10.0.102", "", "10.0.101", false)]
    [InlineData("10.0.102", "", "10.0.200", false)]
    [InlineData("10.0.102", "", "10.0", true)]
    [InlineData("10.0.102", "", "10.0-alpine", true)]
    [InlineData("10.0.102", "", "9.0", false)]
    [InlineData("10.0.102", "", "latest", true)]
    [InlineData("10.0.102", "patch", "10.0.200", false)]
    [InlineData("10.0.102", "latestPatch", "11.0.102", false)]
    [InlineData("10.0.102", "disable", "10.0.103", false)]
    [InlineData("10.0.102", "disable", "10.0.102-alpine", true)]
    [InlineData("10.0.102", "feature", "10.0.400", true)]
    [InlineData("10.0.102", "feature", "10.0.101", false)]
    [InlineData("10.0.102", "latestFeature", "10.1.100", false)]
    [InlineData("10.0.102", "minor", "10.1.100", true)]
    [InlineData("10.0.102", "latestMinor", "11.0", false)]
    [InlineData("10.0.102", "major", "11.0.100", true)]
    [InlineData("10.0.102", "latestMajor", "11.0", true)]
    [InlineData("10.0.102", "latestMajor", "9.0.300", false)]
    [InlineData("10.0.102", "newest", "8.0.100", true)]
    [InlineData("10.0.100", "", "10.0.100-rc.2", false)]
    [InlineData("10.0.100-rc.1.25451.107", "", "10.0.100-rc.1-noble", true)]
    [InlineData("10.0.100-rc.1.25451.107", "", "10.0.100-rc.2", true)]
    [InlineData("10.0.100-rc.2.25502.107", "", "10.0.100-preview.7", false)]
    [InlineData("10.0.100-rc.1.25451.107", "", "10.0.100", true)]
    [InlineData("10.0.100-rc.1.25451.107", "disable", "10.0.100", false)]
    public void A_global_json_accepts_an_SDK_by_its_policy(string required, string policy, string tag, bool isAccepted)
    {
        var found = Find($"RestoreInput=/repo/global.json\nSdkVersion={required}\nSdkRollForward={policy}", new() { SdkTag = tag });

        Assert.Equal(isAccepted, found.Count == 0);
        if (!isAccepted)
        {
            AssertWarning("IMG0023", "SdkTag", $"'{tag}' is refused by global.json, which requires '{required}' with rollForward '{(policy.Length == 0 ? "latestPatch" : policy)}'", found);
        }
    }

    [Fact]
    public void A_global_json_that_is_not_in_the_container_refuses_nothing()
    {
        const string Facts = "SdkVersion=10.0.102";

        Assert.Empty(Find(Facts, new() { SdkTag = "9.0" }));
        Assert.Empty(Find(Facts + "\nRestoreInput=/repo/global.json", new() { SdkTag = "9.0" }, isOnHost: true));
    }

    [Theory]
    [InlineData("win-x64", "win-x64", "", "", "has the runtime identifiers 'win-x64', and the restore for the image has 'linux-x64;win-x64', so NuGet refuses it (NU1004). Set RuntimeIdentifiers in the project to 'linux-x64;win-x64', and run")]
    [InlineData("linux-x64", "linux-x64", "", "alpine", "has 'linux-musl-x64;linux-x64'")]
    [InlineData("", "", "SelfContained=true", "", "has no runtime identifiers, and the restore for the image has 'linux-x64'")]
    [InlineData("", "osx-arm64", "PublishAot=true", "", "to 'linux-x64;osx-arm64'")]
    [InlineData("linux-x64;linux-arm64", "linux-arm64;linux-x64;osx-arm64", "PublishSingleFile=true", "", "to 'linux-arm64;linux-x64;osx-arm64'")]
    public void A_lock_file_that_is_not_for_Linux(string identifiers, string locked, string facts, string family, string expected)
    {
        var settings = new ProjectImageSettings { ContainerFamily = family.Length == 0 ? null : family, Env = [new(Invariant, "1")] };
        facts += "\n" + LockFile(identifiers, locked);

        AssertWarning("IMG0024", "Project", expected, Find(facts, settings));
        Assert.Empty(Find(facts.Replace("HasLockFile=true", "", StringComparison.Ordinal), settings));
        Assert.Empty(Find(facts, settings, isOnHost: true));
        Assert.Empty(Find(facts, settings, usesBuildKit: false));
    }

    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("win-x64; linux-arm64", "linux-arm64;win-x64", "", "")]
    [InlineData("linux-musl-x64", "linux-musl-x64", "", "alpine")]
    [InlineData("", "linux-x64", "SelfContained=true", "")]
    [InlineData("linux-arm64", "linux-arm64;linux-x64", "PublishSingleFile=true", "")]
    public void A_lock_file_that_fits_a_platform(string identifiers, string locked, string facts, string family) =>
        Assert.Empty(Find(facts + "\n" + LockFile(identifiers, locked), new() { ContainerFamily = family.Length == 0 ? null : family, Env = [new(Invariant, "1")] }));

    [Fact]
    public void A_lock_file_that_does_not_fit_one_platform()
    {
        var warning = Assert.Single(Find(LockFile("linux-x64", "linux-x64"), new(), ["linux/amd64", "linux/arm64", "windows/amd64", "linux/unknown", "linux"]));

        Assert.Equal(("Platforms", 1), (warning.Setting, warning.Index));
        Assert.Contains("The lock file of '../src/App/App.csproj' has", warning.Message, StringComparison.Ordinal);
        Assert.Contains("to 'linux-arm64;linux-x64'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lock_files_of_libraries()
    {
        const string Libraries = """
            Reference=/repo/src/A/A.csproj
            Reference=/repo/src/B/B.csproj
            Project=/repo/src/A/A.csproj
            LockFile=/repo/src/A/A.csproj||
            Project=/repo/src/B/B.csproj
            LockFile=/repo/src/B/B.csproj||
            """;

        AssertWarning("IMG0024", "Project", "The lock file of '../src/A/A.csproj', '../src/B/B.csproj' has no runtime identifiers", Find(LockFile("linux-x64", "linux-x64") + "\n" + Libraries, new()));
        Assert.Empty(Find(LockFile("", "") + "\n" + Libraries, new()));
    }

    [Fact]
    public void A_machine_compiles_native_code_for_itself()
    {
        AssertWarning("IMG0025", "PublishOn", "Platforms has amd64, arm64", Find("PublishAot=true", new(), ["linux/amd64", "linux/arm64"], isOnHost: true));
        Assert.Empty(Find("PublishAot=true", new(), ["linux/amd64", "linux/arm64"]));
        Assert.Empty(Find("PublishAot=true", new(), ["linux/arm64"], isOnHost: true));
        Assert.Empty(Find("", new(), ["linux/amd64", "linux/arm64"], isOnHost: true));
    }

    [Fact]
    public void A_health_check_needs_its_program()
    {
        string[] platforms = ["linux/amd64", "linux/arm/v7", "linux/arm64/v8", "windows/amd64", "linux"];
        var found = Find("", new() { HealthCheck = "/health" }, platforms);

        Assert.Equal([("IMG0026", "Platforms", 1), ("IMG0026", "Platforms", 3)], found.Select(warning => (warning.Id, warning.Setting, warning.Index)));
        Assert.Equal("The program for health checks does not run on 'linux/arm/v7', but on linux/amd64 and linux/arm64. Remove HealthCheck, or the platform.", found[0].Message);
        Assert.Empty(Find("", new(), platforms));
    }

    [Fact]
    public void A_project_that_cannot_become_an_image_is_an_exception() =>
        Assert.Throws<ProjectDockerfileException>(() => Find("OutputType=Library", new()));

    private static string LockFile(string identifiers, string locked) =>
        $"HasLockFile=true\nRuntimeIdentifiers={identifiers}\nLockFile=/repo/src/App/App.csproj|{identifiers}|{locked}";

    private static void AssertWarning(string id, string setting, string message, IReadOnlyList<ProjectImageWarning> found)
    {
        var warning = Assert.Single(found);
        Assert.Equal((id, setting, -1), (warning.Id, warning.Setting, warning.Index));
        Assert.Contains(message, warning.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ProjectImageWarning> Find(string facts, ProjectImageSettings settings, string[]? platforms = null, bool isOnHost = false, bool usesBuildKit = true) =>
        ProjectImageChecks.Find(
            FactsOfApp.Read(FactsOfApp.Program + facts + "\n"),
            new ProjectDockerfileOptions("/repo/deploy") { Image = settings, IsPublishedOnHost = isOnHost, UsesBuildKit = usesBuildKit },
            [.. (platforms ?? []).Select(platform => Platform.Parse(platform))]);
}
