using System.Security.Cryptography;
using System.Text;
using ImageGen.Engine.Tests.Building;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Members;

/// <summary>What is set by a Dockerfile's members reaches the build.</summary>
public sealed class TypedMemberTests
{
    private readonly string _tag = Guid.NewGuid().ToString("n");

    [Theory, EveryBuilder]
    public async Task An_argument_is_what_its_step_sees(EngineKind kind)
    {
        await using var connection = await EngineConnection.OpenAsync(Engine(kind), logger: null, TestContext.Current.CancellationToken);

        var built = await Greeting.BuildAsync(
            new()
            {
                Engine = Engine(kind),
                Builder = kind is EngineKind.BuildKit ? ImageBuilder.BuildKit : ImageBuilder.Classic,
                Tags = [ImageTag.Parse(_tag)],
                Target = Greeting.Stage.Greeting,
                Args = new() { Base = EngineEnvironment.BaseImage.ToString(), Greeting = _tag, ["HTTP_PROXY"] = "http://proxy.example.com" },
                Progress = BuildProgress.Quiet,
            },
            TestContext.Current.CancellationToken);

        Assert.Equal($"{_tag}\nhttp://proxy.example.com\n", await EngineContainers.RunAsync(connection, built.Reference, "cat", "/greeting", "/proxy"));
        await connection.Images.RemoveAsync(built.Reference.ToString(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_stage_is_built_with_its_secret()
    {
        await using var connection = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, TestContext.Current.CancellationToken);

        var built = await Greeting.BuildAsync(Options(Greeting.Stage.Sealed, SecretValue.FromValue(_tag)), TestContext.Current.CancellationToken);

        var sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_tag)));
        Assert.Equal($"{sum}  -\n", await EngineContainers.RunAsync(connection, built.Reference, "cat", "/token"));
        await connection.Images.RemoveAsync(built.Reference.ToString(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_target_the_last_stage_is_built_with_the_defaults()
    {
        await using var connection = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, TestContext.Current.CancellationToken);

        var built = await Greeting.BuildAsync(Options(target: null, secret: null), TestContext.Current.CancellationToken);

        Assert.Equal("last\nnothing\n", await EngineContainers.RunAsync(connection, built.Reference, "cat", "/stage", "/greeting"));
        await connection.Images.RemoveAsync(built.Reference.ToString(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_constants_are_what_the_engine_says_of_the_image()
    {
        await using var connection = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, TestContext.Current.CancellationToken);

        var built = await Greeting.BuildAsync(Options(Greeting.Stage.Greeting, secret: null), TestContext.Current.CancellationToken);

        var configuration = await EngineContainers.ConfigurationAsync(connection, built.Reference);
        Assert.Equal(Greeting.Labels.OrgOpencontainersImageTitle, (string?)configuration["Labels"]!["org.opencontainers.image.title"]);
        Assert.Equal(Greeting.ExposedPorts.All.Select(static port => port.ToString()), configuration["ExposedPorts"]!.AsObject().Select(static port => port.Key));
        await connection.Images.RemoveAsync(built.Reference.ToString(), TestContext.Current.CancellationToken);
    }

    private Greeting.BuildOptions Options(Greeting.Stage? target, SecretValue? secret) => new()
    {
        Engine = EngineEnvironment.Docker,
        Builder = ImageBuilder.BuildKit,
        Tags = [ImageTag.Parse(_tag)],
        Target = target,
        Args = new() { Base = EngineEnvironment.BaseImage.ToString() },
        Secrets = { TestToken = secret },

        // What a secret is does not count in the cache: the step of an earlier run would do.
        NoCache = secret is not null,
        Progress = BuildProgress.Quiet,
    };

    private static EngineEndpoint Engine(EngineKind kind) => kind is EngineKind.Podman ? EngineEnvironment.Podman : EngineEnvironment.Docker;
}
