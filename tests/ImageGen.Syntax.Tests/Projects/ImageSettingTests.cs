using ImageGen.Projects.Dockerfiles;
using Xunit;

namespace ImageGen.Syntax.Tests.Projects;

/// <summary>What the settings of an image change in its Dockerfile.</summary>
public sealed class ImageSettingTests
{
    [Fact]
    public void Everything_in_a_container()
    {
        var text = Text(Everything());

        Assert.Contains("ARG SDK_TAG=10.0.401\n", text, StringComparison.Ordinal);
        Assert.Contains("dotnet restore src/App/App.csproj -a $TARGETARCH -p:Configuration=Debug -p:_IsPublishing=true -p:PublishReadyToRun=true && ", text, StringComparison.Ordinal);
        Assert.Contains("dotnet publish src/App/App.csproj -c Debug -p:PublishReadyToRun=true -p:Version=1.0;2 -a $TARGETARCH $(test ".Replace(";", "%3B", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble AS final
            ARG TARGETARCH
            LABEL org.opencontainers.image.title="App"
            LABEL org.opencontainers.image.version="1.0;2"
            LABEL org.opencontainers.image.description="Sells \"things\" for \$5"
            USER root
            RUN apt-get update && apt-get install -y --no-install-recommends tzdata libgdiplus && rm -rf /var/lib/apt/lists/*
            ENV ASPNETCORE_HTTP_PORTS="5000"
            ENV GREETING="it's \"\$5\""
            COPY --from=build --chown=1000:1000 /publish/volume/ /data/
            COPY .imagegen/probe/${TARGETARCH}/ /
            COPY --from=build /publish/packages/ /
            WORKDIR /app
            COPY --from=build /publish/program/ /
            COPY deploy/certs/ca.pem /etc/acme/ca.pem
            EXPOSE 5000
            VOLUME ["/data"]
            HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["/usr/local/bin/imagegen-probe", "/health"]
            USER 1000:1000
            ENTRYPOINT ["./App"]
            CMD ["--name", "a \"b\""]

            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Authorities_are_a_secret_of_the_steps_that_restore()
    {
        const string Mount = " --mount=type=secret,id=certificate-authorities,target=/imagegen/certificates/authorities.pem,required=true ";
        const string Command = "SSL_CERT_FILE=/imagegen/certificates/authorities.pem dotnet";

        var text = Text(new(), options => options.UsesCertificateAuthorities = true);

        Assert.Equal(2, text.Split('\n').Count(line => line.StartsWith("RUN ", StringComparison.Ordinal) && line.Contains(Mount, StringComparison.Ordinal)));
        Assert.Contains($"{Mount}{Command} restore src/App/App.csproj", text, StringComparison.Ordinal);
        Assert.Contains($"{Mount}touch /tmp/start && {Command} publish src/App/App.csproj", text, StringComparison.Ordinal);
        Assert.Equal(Text(new()), text.Replace(Mount, " ", StringComparison.Ordinal).Replace(Command, "dotnet", StringComparison.Ordinal));
        Assert.Empty(Dockerfile.Parse(text).Check(new() { Builder = DockerfileBuilder.BuildKit, Secrets = [ProjectDockerfile.NuGetSecretId, ProjectDockerfile.CertificateAuthoritiesSecretId] }));
    }

    [Fact]
    public void Authorities_are_not_used_without_secrets_or_a_restore()
    {
        Assert.Equal(
            Text(new(), options => options.UsesBuildKit = false),
            Text(new(), options => (options.UsesBuildKit, options.UsesCertificateAuthorities) = (false, true)));
        Assert.Equal(
            Text(new(), options => options.IsPublishedOnHost = true),
            Text(new(), options => (options.IsPublishedOnHost, options.UsesCertificateAuthorities) = (true, true)));
    }

    [Fact]
    public void Everything_published_on_this_machine()
    {
        var text = Text(Everything(), options => options.IsPublishedOnHost = true);

        Assert.StartsWith("# Made by ImageGen for ../src/App/App.csproj, published before the build\nFROM mcr.microsoft.com/dotnet/aspnet:10.0-noble AS final\nARG TARGETARCH\n", text, StringComparison.Ordinal);
        Assert.Contains("COPY --chown=1000:1000 volume/ /data/\nCOPY .imagegen/probe/${TARGETARCH}/ /\nCOPY ${TARGETARCH}/packages/ /\nWORKDIR /app\nCOPY ${TARGETARCH}/program/ /\nCOPY files/0 /etc/acme/ca.pem\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet publish", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_builder_without_platform_arguments_gets_the_architecture()
    {
        var text = Text(Everything(), options => (options.IsPublishedOnHost, options.UsesBuildKit, options.Architecture) = (true, false, "arm64"));

        Assert.Contains("COPY .imagegen/probe/arm64/ /\nCOPY arm64/packages/ /\nWORKDIR /app\nCOPY arm64/program/ /\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("TARGETARCH", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alpine", "", "aspnet:10.0-alpine", "SDK_TAG=10.0-alpine\n")]
    [InlineData("alpine", "PublishAot=true\n", "runtime-deps:10.0-alpine", "SDK_TAG=10.0-alpine-aot\n")]
    [InlineData("azurelinux3.0-distroless", "", "aspnet:10.0-azurelinux3.0-distroless", "SDK_TAG=10.0\n")]
    [InlineData("noble-chiseled", "InvariantGlobalization=true\n", "aspnet:10.0-noble-chiseled", "SDK_TAG=10.0\n")]
    public void A_family_chooses_the_final_image_and_the_C_library_of_the_SDK(string family, string facts, string image, string sdk)
    {
        var text = Text(new() { ContainerFamily = family }, facts: FactsOfApp.Program + "UsesAspNetCore=true\n" + facts);

        Assert.Contains($"FROM mcr.microsoft.com/dotnet/{image} AS final\n", text, StringComparison.Ordinal);
        Assert.Contains(sdk, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alpine", "RUN apk add --no-cache tzdata\n")]
    [InlineData("azurelinux3.0", "RUN tdnf install -y tzdata && tdnf clean all\n")]
    public void Packages_are_installed_by_the_package_manager_of_the_distribution(string family, string command) =>
        Assert.Contains(command, Text(new() { ContainerFamily = family, Packages = ["tzdata"] }), StringComparison.Ordinal);

    [Fact]
    public void An_image_without_a_package_manager_installs_nothing()
    {
        var error = Assert.Throws<ProjectDockerfileException>(() => Text(new() { ContainerFamily = "noble-chiseled", Packages = ["tzdata"] }));

        Assert.Contains("'noble'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_image_of_the_user_has_no_family()
    {
        Assert.Contains("FROM acme/base:1 AS final\n", Text(new() { BaseImage = "acme/base:1" }), StringComparison.Ordinal);
        _ = Assert.Throws<ProjectDockerfileException>(() => Text(new() { BaseImage = "acme/base:1", ContainerFamily = "alpine" }));
    }

    [Theory]
    [InlineData("", "", "8080")]
    [InlineData("", "Port=5001\nPort=5002\n", "5001 5002")]
    [InlineData("ASPNETCORE_HTTP_PORTS=5000;5001", "", "5000 5001")]
    [InlineData("ASPNETCORE_URLS=http://*:5000", "Port=9\n", "9")]
    [InlineData("URLS=http://*:5000", "Port=9\n", "5000")]
    [InlineData("ASPNETCORE_URLS=http://*:7000;http://localhost", "", "7000 80")]
    [InlineData("URLS=http://[::]:7001/", "", "7001")]
    public void Ports_are_those_on_which_ASP_NET_Core_listens(string variable, string facts, string ports)
    {
        var settings = new ProjectImageSettings { Env = variable.Length == 0 ? [] : [new(variable.Split('=', 2)[0], variable.Split('=', 2)[1])] };

        var text = Text(settings, facts: FactsOfApp.Program + "UsesAspNetCore=true\n" + facts);

        Assert.Equal(ports.Split(' ').Select(port => "EXPOSE " + port), text.Split('\n').Where(line => line.StartsWith("EXPOSE", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_health_check_by_path_knows_the_port_of_the_configuration() =>
        Assert.Contains("CMD [\"/usr/local/bin/imagegen-probe\", \"http://127.0.0.1:5001/health\"]", Text(new() { HealthCheck = "/health" }, facts: FactsOfApp.Program + "UsesAspNetCore=true\nPort=5001\n"), StringComparison.Ordinal);

    [Fact]
    public void A_property_of_the_publish_changes_what_follows_from_the_project()
    {
        var text = Text(new() { PublishProperties = [new("publishaot", "True"), new("InvariantGlobalization", "true")] });

        Assert.Contains("FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled AS final\n", text, StringComparison.Ordinal);
        Assert.Contains("SDK_TAG=10.0-noble-aot\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_additional_file_is_sent_although_its_name_is_that_of_a_private_one()
    {
        var dockerfile = ProjectDockerfile.Create(FactsOfApp.Read(FactsOfApp.Web), Options(new() { Files = [new("/app/.env", "../my config/.env")] }));

        Assert.Contains("my config/.env", dockerfile.Include);
        Assert.Contains("!my config/.env\n", dockerfile.IgnoreText, StringComparison.Ordinal);
        Assert.Contains("COPY [\"my config/.env\", \"/app/.env\"]\n", dockerfile.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_but_packages_and_native_code_runs_on_the_platform_of_the_image(bool isOnHost)
    {
        var settings = Everything();
        settings.Packages = [];

        Assert.Null(Run(settings, FactsOfApp.Web));
        Assert.Null(Run(new(), FactsOfApp.Program + "SelfContained=true\n"));
        Assert.StartsWith("RUN apt-get", Run(Everything(), FactsOfApp.Web), StringComparison.Ordinal);
        Assert.Equal(isOnHost, Run(new(), FactsOfApp.Program + "PublishAot=true\n") is null);

        string? Run(ProjectImageSettings settings, string facts) =>
            Dockerfile.Parse(Text(settings, options => options.IsPublishedOnHost = isOnHost, facts))
                .FindTargetRun(Platform.Parse("linux/arm64"), Platform.Parse("linux/amd64"), new Dictionary<string, string?>())?.Text;
    }

    private static ProjectImageSettings Everything() => new()
    {
        SdkTag = "10.0.401",
        Packages = ["tzdata", "libgdiplus"],
        Env = [new("ASPNETCORE_HTTP_PORTS", "5000"), new("GREETING", "it's \"$5\"")],
        User = "1000:1000",
        HealthCheck = "/health",
        Volumes = ["/data"],
        PublishProperties = [new("PublishReadyToRun", "true"), new("Version", "1.0;2")],
        Configuration = "Debug",
        Files = [new("/etc/acme/ca.pem", "certs/ca.pem")],
        Command = ["--name", "a \"b\""],
    };

    private static string Text(ProjectImageSettings settings, Action<ProjectDockerfileOptions>? change = null, string facts = FactsOfApp.Web)
    {
        var options = Options(settings);
        change?.Invoke(options);
        var text = ProjectDockerfile.Create(FactsOfApp.Read(facts), options).Text;
        Assert.Empty(Dockerfile.Parse(text).Errors);
        return text;
    }

    private static ProjectDockerfileOptions Options(ProjectImageSettings settings) => new("/repo/deploy") { Image = settings };
}
