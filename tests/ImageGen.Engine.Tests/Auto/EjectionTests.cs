using System.Text.Json.Nodes;
using Xunit;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>The files that an ejection writes build the image that <c>auto</c> builds.</summary>
public sealed class EjectionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("imagegen-eject ü ").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task The_image_is_the_same()
    {
        var repository = new EjectedRepository(_root);
        repository.Write(", HealthCheck = \"/health\", Env = new[] { \"GREETING=it's \\\"$5\\\"\" }, Volumes = new[] { \"/data\" }");
        var auto = new AutoDockerfileOptions
        {
            BaseRegistry = EngineEnvironment.BaseRegistry,
            HealthCheck = "/health",
            Env = { ["GREETING"] = "it's \"$5\"" },
            Volumes = { "/data" },
        };

        var made = await Image("auto", repository).BuildAsync(new() { Auto = auto }, TestContext.Current.CancellationToken);
        await repository.EjectAsync(EngineEnvironment.BaseRegistry);
        Assert.Contains("Context = \"../src\"", await File.ReadAllTextAsync(Path.Combine(repository.DeployFolder, "Images.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var ejected = await Image("Dockerfile", repository).BuildAsync(new() { Context = "../src" }, TestContext.Current.CancellationToken);

        // Everything but the times of the build.
        Assert.Equal(await ConfigurationAsync(made.Id!), await ConfigurationAsync(ejected.Id!));
        Assert.Equal(await Container.LayersAsync(made.Id!, TestContext.Current.CancellationToken), await Container.LayersAsync(ejected.Id!, TestContext.Current.CancellationToken));
        Assert.Contains($"\"org.opencontainers.image.revision\":\"{EjectedRepository.Revision}\"", await ConfigurationAsync(ejected.Id!), StringComparison.Ordinal);
        var files = await Container.FilesAsync(ejected.Id!, "/app", TestContext.Current.CancellationToken);
        Assert.Contains("wwwroot/index.html", files);
        Assert.DoesNotContain("wwwroot/private/notes.txt", files);
        var (output, exitCode) = await Container.RunAsync(ejected.Id!, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
        Assert.Contains("probe 0", output, StringComparison.Ordinal);
    }

    private static DockerImage Image(string dockerfile, EjectedRepository repository) => new("auto-tests/ejected", dockerfile.ToLowerInvariant(), dockerfile)
    {
        ProjectDirectory = repository.DeployFolder,
        Project = new DotNetProject { Path = "../src/Api/Api.csproj" },
        Defaults = new() { Engine = EngineEnvironment.Docker, Network = "none", Progress = BuildProgress.Quiet },
    };

    private static async Task<string> ConfigurationAsync(ImageDigest image) =>
        JsonNode.Parse(await Container.InspectAsync(image, TestContext.Current.CancellationToken))!["Config"]!.ToJsonString();
}
