using Xunit;

namespace ImageGen.Tests.Images;

/// <summary>Changes variables of the process, so it runs alone.</summary>
[Collection(nameof(EnvironmentTests))]
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class EnvironmentTests
{
    [Fact]
    public void The_default_namespace_is_read_from_the_environment() => With("IMAGEGEN_DEFAULT_NAMESPACE", "ghcr.io/acme/", () =>
    {
        Assert.Equal("ghcr.io/acme/api:1", new DockerImage("api:1").Reference.ToString());
        Assert.Equal("mine/api:1", new DockerImage("mine/api:1").Reference.ToString());
    });

    [Fact]
    public void The_projects_folder_can_be_set_by_the_environment() => With("IMAGEGEN_PROJECT_DIRECTORY", "/srv/source", () =>
        Assert.Equal("/srv/source", DockerImage.FindProjectDirectory("Shop.Deploy")));

    [Fact]
    public async Task Where_the_environment_names_nodes_a_push_without_a_build_names_them_and_BuildAndPushAsync()
    {
        using var variable = new ScopedVariable("BUILDKIT_HOST", "tcp://127.0.0.1:1");
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = new() { Progress = BuildProgress.Quiet } };
        var made = new BuiltImage { Id = BuildEngine.Id, References = [image.Reference], Builder = ImageBuilder.BuildKit, Duration = default };

        foreach (var exception in (ImagePushException[])
        [
            await Assert.ThrowsAsync<ImagePushException>(() => image.PushAsync()),
            await Assert.ThrowsAsync<ImagePushException>(() => made.PushAsync(new() { Progress = BuildProgress.Quiet })),
        ])
        {
            Assert.Equal((PushFailureReason.ImageNotFound, image.Reference), (exception.Reason, exception.Reference));
            Assert.Contains("BuildAndPushAsync", exception.Message, StringComparison.Ordinal);
            Assert.Contains("tcp://127.0.0.1:1 (from BUILDKIT_HOST)", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_the_environment_names_nodes_a_push_that_names_an_engine_is_that_engines()
    {
        await using var engine = await BuildEngine.StartAsync();
        using var variable = new ScopedVariable("BUILDKIT_HOST", "tcp://127.0.0.1:1");

        _ = await new DockerImage("registry.test/acme/api:1.0").PushAsync(new() { Engine = engine.Engine.Endpoint, Progress = BuildProgress.Quiet });
        _ = await new DockerImage("registry.test/acme/api:2.0") { Defaults = engine.Options() }.PushAsync();

        Assert.Equal(["1.0", "2.0"], engine.Pushes.Select(push => push.Query["tag"][0]));
    }

    [Fact]
    public async Task A_build_is_pushed_from_its_own_engine_whatever_the_environment_names_by_then()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        await using var other = await BuildEngine.StartAsync();
        BuiltImage built;
        using (new ScopedVariable("DOCKER_HOST", engine.Engine.Endpoint.Address.OriginalString))
        {
            var options = engine.Options();
            built = await new DockerImage("registry.test/acme/api:1.0").BuildAsync(
                new() { Builder = options.Builder, Context = options.Context, DockerfileText = options.DockerfileText, Progress = options.Progress });
        }

        using var later = new ScopedVariable("DOCKER_HOST", other.Engine.Endpoint.Address.OriginalString);
        using var nodes = new ScopedVariable("BUILDKIT_HOST", "tcp://127.0.0.1:1");
        _ = await built.PushAsync();

        Assert.Single(engine.Pushes);
        Assert.Empty(other.Engine.Requests);
    }

    [Fact]
    public async Task A_result_that_the_program_made_itself_is_pushed_from_the_default_engine()
    {
        await using var engine = await BuildEngine.StartAsync();
        using var variable = new ScopedVariable("DOCKER_HOST", engine.Engine.Endpoint.Address.OriginalString);
        var made = new BuiltImage { Id = null, References = ["registry.test/acme/api:1.0", "registry.test/acme/api:latest"], Builder = ImageBuilder.BuildKit, Duration = default };

        var pushed = await made.PushAsync(new() { Progress = BuildProgress.Quiet });

        Assert.Equal(made.References, pushed.References.Select(reference => reference.WithoutDigest()));
        Assert.Equal(["1.0", "latest"], engine.Pushes.Select(push => push.Query["tag"][0]));
    }

    private static void With(string variable, string value, Action action)
    {
        using var scope = new ScopedVariable(variable, value);
        action();
    }

    /// <summary>A variable that has its former value again at the end.</summary>
    private sealed class ScopedVariable : IDisposable
    {
        private readonly string _name;
        private readonly string? _before;

        public ScopedVariable(string name, string value)
        {
            (_name, _before) = (name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
    }
}
