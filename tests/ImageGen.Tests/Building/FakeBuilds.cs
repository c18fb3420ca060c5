using ImageGen.Building;
using ImageGen.Contexts;
using ImageGen.Credentials;
using ImageGen.Progress;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Building;

/// <summary>Builds on an engine whose every answer a test decides.</summary>
internal static class FakeBuilds
{
    public const string Id = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>An engine that answers <c>/build</c> with these lines, after it has read the context.</summary>
    public static async Task<FakeEngine> EngineAsync(params string[] lines)
    {
        var engine = await FakeEngine.StartAsync();
        engine.On("POST", "/build", async exchange =>
        {
            await exchange.ReadBodyAsync();
            foreach (var line in lines)
            {
                await exchange.LineAsync(line);
            }
        });
        return engine;
    }

    public static Task<BuildOutcome> ClassicAsync(FakeEngine engine, string dockerfile, ImageBuildOptions? options = null, IProgress<BuildEvent>? progress = null) =>
        BuildAsync(engine, ImageBuilder.Classic, dockerfile, options, progress);

    public static Task<BuildOutcome> BuildKitAsync(FakeEngine engine, string dockerfile, ImageBuildOptions? options = null, IProgress<BuildEvent>? progress = null) =>
        BuildAsync(engine, ImageBuilder.BuildKit, dockerfile, options, progress);

    public static Task<BuildOutcome> PodmanAsync(FakeEngine engine, string dockerfile, ImageBuildOptions? options = null, IProgress<BuildEvent>? progress = null)
    {
        engine.PingHeaders["Libpod-Api-Version"] = "4.3.1";
        return BuildAsync(engine, ImageBuilder.Auto, dockerfile, options, progress);
    }

    private static async Task<BuildOutcome> BuildAsync(FakeEngine engine, ImageBuilder builder, string dockerfile, ImageBuildOptions? options, IProgress<BuildEvent>? progress)
    {
        var token = TestContext.Current.CancellationToken;
        options ??= new ImageBuildOptions();
        await using var connection = await engine.ConnectAsync();
        var remote = options.Context is BuildContext.Remote;
        var context = await ContextPreparation.PrepareAsync(
            new ContextDefinition
            {
                ProjectDirectory = Path.GetTempPath(),
                Context = options.Context ?? BuildContext.Empty,
                DockerfilePath = "Dockerfile",
                DockerfileText = remote ? null : dockerfile,
                DockerfileDisplayPath = remote ? null : "Dockerfile",
            },
            token);
        var request = new BuildRequest
        {
            References = ["acme/shop:1", "acme/shop:latest"],
            Context = context,
            Dockerfile = context.ParseDockerfile(),
            Options = options,
            Credentials = new RegistryCredentialSource(options.Credentials, DockerConfiguration.Load(TestEnvironment.Empty)),
            ProxyArguments = new Dictionary<string, string> { ["HTTP_PROXY"] = "http://proxy:3128", ["no_proxy"] = "localhost" },
        };
        return await ImageBuilders.For(connection, builder).BuildAsync(request, progress ?? BuildProgress.Quiet, token);
    }
}
