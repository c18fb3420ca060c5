namespace ImageGen.Generator.Tests;

/// <summary>The members that a Dockerfile gives to its class, to the letter.</summary>
public sealed class DockerfileMemberTests
{
    [Fact]
    public Task Members_of_a_Dockerfile() => VerifyCompiling(
        """
        # syntax=docker/dockerfile:1

        # The SDK's version, and <its> tag.
        ARG DOTNET_VERSION=10.0
        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:${DOTNET_VERSION} AS build
        # The version of the assemblies.
        # Two parts at least.
        ARG VERSION=0.1
        ARG configuration=Release CI
        ARG TARGETARCH
        # The token of the private feed.
        RUN --mount=type=secret,id=feed-token,env=TOKEN dotnet restore
        RUN --mount=type=ssh --mount=type=ssh,id=deploy dotnet publish

        FROM build AS test-run
        RUN dotnet test

        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV PORT=8080
        LABEL org.opencontainers.image.title="The \"Shop\"" org.opencontainers.image.version=$VERSION
        LABEL maintainer Acme & Co
        EXPOSE $PORT 8443/tcp 5353/udp 3000-3002
        COPY --from=build /app /app
        """,
        """
        using ImageGen;

        Shop.BuildOptions options = new()
        {
            Target = Shop.Stage.TestRun,
            Args = { Version = "1.4.0", Configuration = "Debug", ["HTTP_PROXY"] = "http://proxy:3128" },
            Secrets = { FeedToken = SecretValue.FromEnvironment("FEED_TOKEN") },
            Ssh = { Default = SshAgentSocket.FromEnvironment, Deploy = SshAgentSocket.At("/run/agent.sock") },
        };
        await Shop.BuildAsync(options);
        await Shop.BuildAsync();
        await Shop.BuildAsync(new() { Args = { ["VERSION"] = "1.4.0" }, Secrets = { BuildSecret.FromFile("feed-token", "token") }, Ssh = { new SshForward() } });
        ImageReference sdk = Shop.BaseImages.Build;
        const int port = Shop.ExposedPorts.Tcp8080;
        const string title = Shop.Labels.OrgOpencontainersImageTitle;
        System.Console.WriteLine($"{sdk} {port} {title} {Shop.BaseImages.All.Length} {Shop.ExposedPorts.All.Length} {Shop.Labels.All.Count}");
        """);

    [Fact]
    public Task Required_members() => VerifyCompiling(
        """
        ARG REGISTRY
        FROM ${REGISTRY}/dotnet/aspnet:10.0 AS final
        ARG VERSION
        LABEL version="${VERSION:?say which}"
        ARG COMMIT
        RUN test -n "${COMMIT:?}"
        ARG CHANNEL=stable
        RUN --mount=type=secret,id=feed,required --mount=type=ssh,required=true echo "${CHANNEL:?}"
        """,
        """
        using ImageGen;

        await Shop.BuildAsync(new()
        {
            Args = new() { Registry = "mcr.microsoft.com", Version = "1.0", Commit = "3f2c1a9" },
            Secrets = new() { Feed = SecretValue.FromValue("secret") },
            Ssh = new() { Default = SshAgentSocket.FromEnvironment },
        });
        """);

    [Fact]
    public Task Names_that_are_no_identifiers() => VerifyCompiling(
        """
        FROM busybox AS v1.2-test_run
        ARG 7ZIP_VERSION
        ARG COUNT
        ARG TO_STRING=1
        ARG ÄPFEL_ZAHL
        ARG httpProxyURL
        LABEL all=1 com.example.7=a
        RUN --mount=type=secret,id=.items --mount=type=secret,id=class,target=/x true
        """,
        """
        await Shop.BuildAsync(new()
        {
            Target = Shop.Stage.V12TestRun,
            Args = { _7zipVersion = "24", CountArg = "1", ToStringArg = "2", ÄpfelZahl = "3", HttpProxyUrl = "4" },
            Secrets = { ItemsSecret = ImageGen.SecretValue.FromFile("x"), Class = null },
        });
        """);

    [Theory]
    [InlineData("auto", "", true)]
    [InlineData("Dockerfile", ", Context = \"https://example.com/shop.git\"", true)]
    [InlineData("/home/dev/shop/deploy/Dockerfile", "", true)]
    [InlineData("Dockerfile", "", false)]
    public void A_Dockerfile_that_the_compiler_does_not_see_gives_no_members(string dockerfile, string setting, bool hasProps)
    {
        var compiled = new UserProject($"[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"{dockerfile}\"{setting})] static partial class Shop;")
        {
            HasProps = hasProps,
            Files = { ["Dockerfile"] = "FROM busybox AS build\nARG VERSION\nLABEL a=b\nEXPOSE 80\n" },
        }.Compile();

        compiled.AssertCompilesWithoutWarning();
        var shop = compiled.Compilation.GetTypeByMetadataName("Shop")!;
        Assert.Equal(["BuildOptions"], shop.GetTypeMembers().Select(static type => type.Name));
        Assert.Equal([".ctor"], shop.GetTypeMembers("BuildOptions").Single().GetMembers().Select(static member => member.Name));
    }

    private static Task VerifyCompiling(string dockerfile, string caller)
    {
        var project = new UserProject(caller, "[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] internal static partial class Shop;")
        {
            OutputKind = OutputKind.ConsoleApplication,
            Files = { ["Dockerfile"] = dockerfile },
        };
        project.Compile().AssertCompilesWithoutWarning();
        return Verify(project.Run());
    }
}
