using ImageGen.Auto;
using Xunit;

namespace ImageGen.Tests.Auto;

public sealed class AutoDockerfileTests : IDisposable
{
    private static readonly DotNetProject Web = new()
    {
        Path = "../src/App/App.csproj",
        AssemblyName = "App",
        TargetFramework = "net10.0",
        UsesAspNetCore = true,
        References = ["../src/Lib/Lib.csproj"],
        RestoreInputs = ["../Directory.Build.props", "../global.json", "../src/App/packages.lock.json"],
    };

    private readonly SourceTree _tree = new SourceTree()
        .WithProject("src/App/App.csproj")
        .WithProject("src/Lib/Lib.csproj")
        .With("src/App/packages.lock.json")
        .With("Directory.Build.props", "<Project/>")
        .With("global.json", "{}")
        .With("deploy/deploy.csproj");

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_web_app_with_a_library_for_BuildKit()
    {
        var auto = Create(Web);

        Assert.Equal(
            """
            # Made by ImageGen for src/App/App.csproj
            ARG SDK_TAG=10.0
            FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:${SDK_TAG} AS build
            ARG TARGETARCH
            WORKDIR /source
            COPY Directory.Build.props global.json ./
            COPY src/App/packages.lock.json src/App/
            COPY src/App/App.csproj src/App/
            COPY src/Lib/Lib.csproj src/Lib/
            RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages dotnet restore src/App/App.csproj -a $TARGETARCH
            COPY src/Lib/ src/Lib/
            COPY src/App/ src/App/
            RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages dotnet publish src/App/App.csproj -c Release -a $TARGETARCH -o /app

            FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS final
            WORKDIR /app
            COPY --from=build /app .
            EXPOSE 8080
            USER ${APP_UID:-1654}
            ENTRYPOINT ["./App"]

            """,
            auto.DockerfileText);
        Assert.Equal(_tree.Root, auto.ContextDirectory);
        Assert.Equal(["Directory.Build.props", "global.json", "src/App", "src/App/packages.lock.json", "src/Lib"], auto.Include);
    }

    [Fact]
    public void The_classic_builder_gets_no_mount_and_no_platform_arguments()
    {
        var text = Create(Web, buildKit: false).DockerfileText;

        Assert.DoesNotContain("--mount", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BUILDPLATFORM", text, StringComparison.Ordinal);
        Assert.DoesNotContain("TARGETARCH", text, StringComparison.Ordinal);
        Assert.Contains("RUN dotnet publish src/App/App.csproj -c Release --no-restore -o /app\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_project_gives_the_same_bytes() =>
        Assert.Equal(Create(Web), Create(Web with { References = [.. Web.References], RestoreInputs = [.. Web.RestoreInputs.Reverse()] }), AutoContexts.Comparer);

    [Theory]
    [InlineData(false, false, false, false, "runtime:10.0-noble-chiseled-extra")]
    [InlineData(true, false, false, false, "aspnet:10.0-noble-chiseled-extra")]
    [InlineData(true, true, false, false, "aspnet:10.0-noble-chiseled")]
    [InlineData(true, false, true, false, "runtime-deps:10.0-noble-chiseled-extra")]
    [InlineData(false, true, false, true, "runtime-deps:10.0-noble-chiseled")]
    public void The_final_image_follows_the_project(bool aspNet, bool invariant, bool selfContained, bool aot, string expected)
    {
        var text = Create(Web with { UsesAspNetCore = aspNet, InvariantGlobalization = invariant, SelfContained = selfContained, PublishAot = aot }).DockerfileText;

        Assert.Contains($"FROM mcr.microsoft.com/dotnet/{expected} AS final\n", text, StringComparison.Ordinal);
        Assert.Equal(aspNet, text.Contains("EXPOSE 8080", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("net8.0", "ARG SDK_TAG=8.0\n", "aspnet:8.0-noble-chiseled-extra")]
    [InlineData("net11.0", "ARG SDK_TAG=11.0\n", "aspnet:11.0-resolute-chiseled-extra")]
    public void The_tags_follow_the_target_framework(string framework, string sdkTag, string final)
    {
        var text = Create(Web with { TargetFramework = framework }).DockerfileText;

        Assert.Contains(sdkTag, text, StringComparison.Ordinal);
        Assert.Contains(final, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "sdk": { "version": "10.0.102" } }""", "10.0.102")]
    [InlineData("""{ "sdk": { "version": "10.0.100", "rollForward": "latestFeature" } }""", "10.0")]
    [InlineData("""{ "sdk": { "version": "10.0.100-rc.1.25451.107" } }""", "10.0.100-rc.1")]
    [InlineData("""{ "sdk": { "version": "8.0.100", "rollForward": "latestMajor" } } // the newest""", "10.0")]
    [InlineData("""{ "test": { "runner": "Microsoft.Testing.Platform" } }""", "10.0")]
    public void The_SDK_is_one_that_global_json_accepts(string globalJson, string tag)
    {
        _ = _tree.With("global.json", globalJson);

        Assert.Contains($"ARG SDK_TAG={tag}\n", Create(Web).DockerfileText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net10.0", "ARG SDK_TAG=10.0-noble-aot\n", false)]
    [InlineData("net8.0", "ARG SDK_TAG=8.0\n", true)]
    public void Native_compilation_has_its_linker_and_builds_on_the_target_platform(string framework, string sdkTag, bool installs)
    {
        var text = Create(Web with { TargetFramework = framework, PublishAot = true }).DockerfileText;

        Assert.Contains(sdkTag, text, StringComparison.Ordinal);
        Assert.Equal(installs, text.Contains("install -y --no-install-recommends clang zlib1g-dev", StringComparison.Ordinal));
        Assert.DoesNotContain("BUILDPLATFORM", text, StringComparison.Ordinal);
        Assert.Contains("-o /app && rm -f /app/*.dbg\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mirror_stands_for_Microsofts_registry()
    {
        var text = AutoDockerfile.Create(Web, _tree.At("deploy"), "mirror.example/ms", buildKit: true).DockerfileText;

        Assert.DoesNotContain("mcr.microsoft.com", text, StringComparison.Ordinal);
        Assert.Contains("FROM --platform=$BUILDPLATFORM mirror.example/ms/dotnet/sdk:", text, StringComparison.Ordinal);
        Assert.Contains("FROM mirror.example/ms/dotnet/aspnet:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_apphost_dotnet_runs_the_assembly() =>
        Assert.Contains("ENTRYPOINT [\"dotnet\", \"App.dll\"]\n", Create(Web with { UseAppHost = false }).DockerfileText, StringComparison.Ordinal);

    [Fact]
    public void Of_several_frameworks_publishing_names_one() =>
        Assert.Contains("-c Release -f net10.0 ", Create(Web with { IsMultiTargeted = true }).DockerfileText, StringComparison.Ordinal);

    [Theory]
    [InlineData("Library", "net10.0", "OutputType 'Library'")]
    [InlineData("Exe", "net6.0", "targets 'net6.0'")]
    [InlineData("Exe", "net10.0-windows", "targets 'net10.0-windows'")]
    [InlineData("Exe", "netstandard2.0", "targets 'netstandard2.0'")]
    public void What_cannot_become_a_Linux_image_is_said(string outputType, string framework, string expected)
    {
        var error = Assert.Throws<DotNetProjectException>(() => Create(Web with { OutputType = outputType, TargetFramework = framework }));

        Assert.Contains("'../src/App/App.csproj'", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private AutoContext Create(DotNetProject project, bool buildKit = true) =>
        AutoDockerfile.Create(project, _tree.At("deploy"), "mcr.microsoft.com", buildKit);
}
