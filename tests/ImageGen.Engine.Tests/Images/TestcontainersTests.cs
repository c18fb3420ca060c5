using System.Runtime.CompilerServices;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using Xunit;

namespace ImageGen.Engine.Tests.Images;

/// <summary>Testcontainers starts what a build returns, as docs/guides/testcontainers.md shows it.</summary>
public sealed class TestcontainersTests
{
    static TestcontainersTests()
    {
        // Testcontainers does not negotiate the version of the API, and its own is too new for Docker 20.10. It reads the variable once; the other tests must not.
        Environment.SetEnvironmentVariable("DOCKER_API_VERSION", "1.41");
        RuntimeHelpers.RunClassConstructor(typeof(DockerEndpointAuthenticationConfiguration).TypeHandle);
        Environment.SetEnvironmentVariable("DOCKER_API_VERSION", null);
        // The reaper is an image that would be pulled.
        TestcontainersSettings.ResourceReaperEnabled = false;
    }

    [Theory]
    [InlineData(ImageBuilder.BuildKit)]
    [InlineData(ImageBuilder.Classic)]
    public async Task A_built_image_is_started_and_serves(ImageBuilder builder)
    {
        var image = new DockerImage($"testcontainers-{builder}".ToLowerInvariant(), "test", "Dockerfile");
        var built = await image.BuildAsync(
            new()
            {
                Builder = builder,
                Engine = EngineEnvironment.Docker,
                Context = BuildContext.Empty,
                DockerfileText = $"""
                    FROM {EngineEnvironment.BaseImage}
                    RUN mkdir /www && echo "hello from the container" > /www/index.html
                    EXPOSE 8080
                    CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]
                    """,
                Progress = BuildProgress.Quiet,
            },
            TestContext.Current.CancellationToken);

        await using var container = new ContainerBuilder(built.Reference.ToString())
            .WithDockerEndpoint(EngineEnvironment.Docker.Address)
            .WithPortBinding(8080, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(8080)))
            .Build();
        await container.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new UriBuilder("http", container.Hostname, container.GetMappedPublicPort(8080)).Uri };

        Assert.Equal("hello from the container\n", await client.GetStringAsync("/", TestContext.Current.CancellationToken));
    }
}
