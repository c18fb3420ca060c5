using ImageGen.Building;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Contexts;
using ImageGen.Credentials;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

/// <summary>Builds as they are asked for, and BuildKits to ask.</summary>
internal static class BuildRequests
{
    public static BuildKitDaemon GraphDriver { get; } = new() { Name = "Docker Engine 28.5.2", Version = new(0, 25), Store = BuildKitStore.GraphDriver, HostGateway = "172.17.0.1" };

    public static BuildKitDaemon Containerd { get; } = GraphDriver with { Store = BuildKitStore.Containerd };

    public static BuildKitDaemon Standalone { get; } = GraphDriver with { Name = "buildkitd", Store = BuildKitStore.Standalone };

    public static async Task<BuildRequest> WithAsync(ImageBuildOptions options, string dockerfile = "FROM scratch\n", string? projectDirectory = null)
    {
        var directory = projectDirectory ?? Path.GetTempPath();
        var definition = new ContextDefinition
        {
            ProjectDirectory = directory,
            Context = options.Context ?? BuildContext.Empty,
            DockerfilePath = "Dockerfile",
            DockerfileText = options.Context is BuildContext.Remote ? null : dockerfile,
        };
        var context = await ContextPreparation.PrepareAsync(definition, TestContext.Current.CancellationToken);
        return new BuildRequest
        {
            References = ["acme/shop:1", "acme/shop:latest"],
            ProjectDirectory = directory,
            Context = context,
            Dockerfile = context.ParseDockerfile(),
            Options = options,
            Credentials = new RegistryCredentialSource(options.Credentials, DockerConfiguration.Load(TestEnvironment.Empty)),
            ProxyArguments = new Dictionary<string, string> { ["HTTP_PROXY"] = "http://proxy:3128", ["no_proxy"] = "localhost" },
        };
    }
}
