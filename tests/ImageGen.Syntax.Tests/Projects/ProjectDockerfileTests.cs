using ImageGen.Projects.Dockerfiles;
using Xunit;

namespace ImageGen.Syntax.Tests.Projects;

public sealed class ProjectDockerfileTests
{
    [Fact]
    public void A_web_app_with_a_library_for_BuildKit() =>
        Assert.Equal(
            """
            # Made by ImageGen for src/App/App.csproj
            ARG SDK_TAG=10.0
            FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:${SDK_TAG} AS build
            ARG TARGETARCH
            WORKDIR /source
            COPY Directory.Build.props global.json ./
            COPY src/App/App.csproj src/App/
            COPY src/Lib/Lib.csproj src/Lib/
            RUN --mount=type=cache,id=imagegen-nuget,target=/root/.nuget/packages --mount=type=secret,id=nuget-config,target=/root/.nuget/NuGet/NuGet.Config dotnet restore src/App/App.csproj -a $TARGETARCH -p:Configuration=Release -p:_IsPublishing=true && cat /proc/sys/kernel/random/uuid > /tmp/restored && touch /root/.nuget/packages/.restored-$(cat /tmp/restored)
            COPY src/Lib/ src/Lib/
            COPY src/App/ src/App/
            RUN --mount=type=cache,id=imagegen-nuget,target=/root/.nuget/packages --mount=type=secret,id=nuget-config,target=/root/.nuget/NuGet/NuGet.Config touch /tmp/start && dotnet publish src/App/App.csproj -c Release -a $TARGETARCH $(test -e /root/.nuget/packages/.restored-$(cat /tmp/restored) && echo --no-restore) -o /publish/program/app && mkdir -p /publish/packages/app && cd /publish/program/app && find . -type f ! -path './wwwroot/*' \( -name '*.dll' -o -name '*.so' -o -name '*.so.*' \) ! -name App.dll ! -name App.resources.dll ! -name Shop.Lib.dll ! -name Shop.Lib.resources.dll -exec sh -c 'for file; do mkdir -p "/publish/packages/app/${file%/*}" && mv "$file" "/publish/packages/app/$file" || exit 1; done' sh {} + && find . -mindepth 1 -type d -empty -delete && find /publish -newer /tmp/start -exec touch -h -d 1980-01-01T00:00:00Z {} +

            FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS final
            LABEL org.opencontainers.image.title="App"
            LABEL org.opencontainers.image.version="1.4.0"
            LABEL org.opencontainers.image.description="Sells \"things\" for \$5"
            COPY --from=build /publish/packages/ /
            WORKDIR /app
            COPY --from=build /publish/program/ /
            EXPOSE 8080
            USER ${APP_UID:-1654}
            ENTRYPOINT ["./App"]

            """,
            FactsOfApp.Dockerfile(FactsOfApp.Web).Text);

    [Fact]
    public void The_classic_builder_gets_no_mount_and_no_platform_arguments()
    {
        var text = FactsOfApp.Dockerfile(FactsOfApp.Web, buildKit: false).Text;

        Assert.DoesNotContain("--mount", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BUILDPLATFORM", text, StringComparison.Ordinal);
        Assert.DoesNotContain("TARGETARCH", text, StringComparison.Ordinal);
        Assert.Contains("dotnet publish src/App/App.csproj -c Release --no-restore -o /publish/program/app ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "runtime:10.0-noble-chiseled-extra")]
    [InlineData("UsesAspNetCore=true", "aspnet:10.0-noble-chiseled-extra")]
    [InlineData("UsesAspNetCore=true\nInvariantGlobalization=true", "aspnet:10.0-noble-chiseled")]
    [InlineData("UsesAspNetCore=true\nSelfContained=true", "runtime-deps:10.0-noble-chiseled-extra")]
    [InlineData("InvariantGlobalization=true\nPublishAot=true", "runtime-deps:10.0-noble-chiseled")]
    [InlineData("TargetFramework=net8.0\nUsesAspNetCore=true", "aspnet:8.0-noble-chiseled-extra")]
    [InlineData("TargetFramework=net11.0\nUsesAspNetCore=true", "aspnet:11.0-resolute-chiseled-extra")]
    public void The_final_image_follows_the_project(string facts, string expected)
    {
        var text = FactsOfApp.Dockerfile(FactsOfApp.Program + facts + "\n").Text;

        Assert.Contains($"FROM mcr.microsoft.com/dotnet/{expected} AS final\n", text, StringComparison.Ordinal);
        Assert.Equal(facts.Contains("AspNet", StringComparison.Ordinal), text.Contains("EXPOSE 8080", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SdkVersion=10.0.102", "10.0.102")]
    [InlineData("SdkVersion=10.0.100\nSdkRollForward=latestFeature", "10.0")]
    [InlineData("SdkVersion=10.0.100-rc.1.25451.107", "10.0.100-rc.1")]
    [InlineData("SdkVersion=8.0.100\nSdkRollForward=latestMajor", "10.0")]
    [InlineData("SdkVersion=newest", "10.0")]
    [InlineData("", "10.0")]
    public void The_SDK_is_one_that_global_json_accepts(string facts, string tag) =>
        Assert.Contains($"ARG SDK_TAG={tag}\n", FactsOfApp.Dockerfile(FactsOfApp.Program + facts + "\n").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("net10.0", "ARG SDK_TAG=10.0-noble-aot\n", false)]
    [InlineData("net8.0", "ARG SDK_TAG=8.0\n", true)]
    public void Native_compilation_has_its_linker_and_builds_on_the_target_platform(string framework, string sdkTag, bool installs)
    {
        var text = FactsOfApp.Dockerfile(FactsOfApp.Program + $"TargetFramework={framework}\nPublishAot=true\n").Text;

        Assert.Contains(sdkTag, text, StringComparison.Ordinal);
        Assert.Equal(installs, text.Contains("install -y --no-install-recommends clang zlib1g-dev", StringComparison.Ordinal));
        Assert.DoesNotContain("BUILDPLATFORM", text, StringComparison.Ordinal);
        Assert.Contains("-o /publish/program/app && rm -f /publish/program/app/*.dbg && find", text, StringComparison.Ordinal);
        Assert.DoesNotContain("packages ./", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mirror_stands_for_Microsofts_registry()
    {
        var text = FactsOfApp.Dockerfile(FactsOfApp.Web, registry: "mirror.example/ms").Text;

        Assert.DoesNotContain("mcr.microsoft.com", text, StringComparison.Ordinal);
        Assert.Contains("FROM --platform=$BUILDPLATFORM mirror.example/ms/dotnet/sdk:", text, StringComparison.Ordinal);
        Assert.Contains("FROM mirror.example/ms/dotnet/aspnet:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UseAppHost=false", "ENTRYPOINT [\"dotnet\", \"App.dll\"]\n")]
    [InlineData("AssemblyName=my \"App\" ü", """ENTRYPOINT ["./my \"App\" ü"]""" + "\n")]
    [InlineData("IsMultiTargeted=true", " -c Release -f net10.0 ")]
    [InlineData("HasLockFile=true\nRuntimeIdentifiers=linux-x64;linux-arm64", "dotnet restore src/App/App.csproj -a $TARGETARCH -p:Configuration=Release -p:_IsPublishing=true --locked-mode && ")]
    [InlineData("HasLockFile=true", "dotnet restore src/App/App.csproj -p:Configuration=Release -p:_IsPublishing=true --locked-mode && ")]
    [InlineData("HasLockFile=true", " -c Release -p:UseAppHost=false $(test ")]
    [InlineData("HasLockFile=true", "ENTRYPOINT [\"dotnet\", \"App.dll\"]\n")]
    public void Facts_lead_to_instructions(string facts, string expected) =>
        Assert.Contains(expected.Replace("src/App/", "", StringComparison.Ordinal), FactsOfApp.Dockerfile(FactsOfApp.Program + facts + "\n").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("OutputType=Library", "OutputType 'Library'")]
    [InlineData("TargetFramework=net6.0", "targets 'net6.0'")]
    [InlineData("TargetFramework=net10.0-windows", "targets 'net10.0-windows'")]
    [InlineData("TargetFramework=netstandard2.0", "targets 'netstandard2.0'")]
    public void What_cannot_become_a_Linux_image_is_an_error(string facts, string expected)
    {
        var error = Assert.Throws<ProjectDockerfileException>(() => FactsOfApp.Dockerfile(FactsOfApp.Program + facts + "\n"));

        Assert.Contains("'../src/App/App.csproj'", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FactsOfApp.Program)]
    [InlineData(FactsOfApp.Web)]
    [InlineData(FactsOfApp.Program + "PublishAot=true\n")]
    public void The_text_passes_our_own_checks(string facts)
    {
        var dockerfile = Dockerfile.Parse(FactsOfApp.Dockerfile(facts).Text);

        Assert.Empty(dockerfile.Errors);
        Assert.Empty(dockerfile.Check());
    }

    [Fact]
    public void Facts_survive_being_written_and_read()
    {
        var facts = FactsOfApp.Read(FactsOfApp.Web + "LinkedFile=Protobuf|/repo/a|b.proto\nKeptFile=/repo/src/Lib/.env\n");

        var read = ImageGen.Projects.ProjectFacts.Parse(facts.ToString());

        Assert.Equal(facts, read);
        Assert.Equal(["App", "Shop.Lib"], read.OwnAssemblies);
        Assert.Equal(new("Protobuf", "../a|b.proto"), Assert.Single(read.LinkedFiles));
    }
}
