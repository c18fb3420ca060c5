using Xunit;

namespace ImageGen.Tests.Images;

/// <summary>What an image reports about a build without running it.</summary>
public sealed class DockerfileCheckTests : IDisposable
{
    private const string Text = """
        ARG BASE=scratch
        FROM ${BASE} AS build
        ARG COMMIT
        LABEL commit="${COMMIT:?}"
        COPY missing.txt /
        FROM build AS test
        RUN --mount=type=secret,id=token,required true
        FROM scratch AS final
        COPY there.txt /
        """;

    private readonly TemporaryFolder _folder = new();

    public DockerfileCheckTests()
    {
        _ = _folder.Write("Dockerfile", Text);
        _ = _folder.Write("there.txt", "");
    }

    private DockerImage Image => new("acme/shop:1", dockerfile: "Dockerfile") { ProjectDirectory = _folder.Path, Defaults = new() { Tags = { "2" }, Labels = { ["a"] = "b" } } };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Stages_that_are_not_built_need_no_values()
    {
        var result = await Image.CheckDockerfileAsync();

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(Text, result.Dockerfile.Text);
    }

    [Fact]
    public async Task What_ends_the_build_is_an_error()
    {
        var result = await Image.CheckDockerfileAsync(new() { Target = "test", Args = { ["COMMIT"] = "1" } });

        Assert.Empty(result.Errors);
        Assert.Equal([("MissingCopySource", 5, true), ("UndeclaredSecret", 7, false)], result.Warnings.Select(warning => (warning.Rule, warning.Line, warning.IsError)));
    }

    [Fact]
    public async Task Arguments_and_the_target_are_those_of_the_build()
    {
        Assert.Equal(4, Assert.Single((await Image.CheckDockerfileAsync(new() { Target = "build" })).Errors).Line);
        var unknown = await Image.CheckDockerfileAsync(new() { Target = "finl" });
        Assert.True(Assert.Single(unknown.Warnings, warning => warning.Rule == "UnknownTarget").IsError);
        Assert.Empty(unknown.Errors);
    }

    [Fact]
    public async Task Dockerfile_has_its_path_for_messages() => Assert.Equal(_folder.At("Dockerfile"), Path.GetFullPath((await Image.ReadDockerfileAsync()).Path));

    [Fact]
    public void Options_and_references_are_those_of_a_build()
    {
        Assert.Equal("b", Image.GetBuildOptions().Labels["a"]);
        Assert.True(Image.GetBuildOptions().Pull);
        Assert.Equal(["acme/shop:2"], Image.GetReferences().Select(reference => reference.ToString()));
        Assert.Equal(["acme/shop:3", "registry.example.com/shop:3"], Image.GetReferences(new() { Tags = { "3" }, AdditionalNames = { "registry.example.com/shop" } }).Select(reference => reference.ToString()));
    }
}
