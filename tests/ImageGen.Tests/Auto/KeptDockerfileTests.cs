using ImageGen.Auto;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>A user who wants to keep the Dockerfile gets its text, without an engine.</summary>
public sealed class KeptDockerfileTests : IDisposable
{
    private readonly SourceTree _tree = new SourceTree().WithProject("src/App/App.csproj", "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>");

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task The_text_of_auto_is_that_of_a_build()
    {
        var image = new DockerImage("acme/app", "1") { ProjectDirectory = _tree.Root, Project = new DotNetProject { Path = "src/App/App.csproj" }, Defaults = new() { Auto = new() { BaseRegistry = "mirror.example" } } };

        var text = await image.GetDockerfileAsync(cancellationToken: TestContext.Current.CancellationToken);

        var project = await DotNetProjectEvaluation.EvaluateAsync(_tree.At("src/App"), _tree.Root, framework: null, TestContext.Current.CancellationToken);
        var options = AutoDockerfile.Options(_tree.Root);
        options.Image.BaseRegistry = "mirror.example";
        Assert.Equal(AutoDockerfile.Create(project, options).Text, text);
        Assert.DoesNotContain("--mount", await image.GetDockerfileAsync(new() { Builder = ImageBuilder.Classic }, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_a_file_is_the_files()
    {
        _ = _tree.With("Dockerfile", "FROM scratch\n");

        Assert.Equal("FROM scratch\n", await new DockerImage("acme/app", "1", "Dockerfile") { ProjectDirectory = _tree.Root }.GetDockerfileAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_remote_context_keeps_its_Dockerfile_to_itself()
    {
        var image = new DockerImage("acme/app", "1", "Dockerfile") { ProjectDirectory = _tree.Root, Context = BuildContext.FromUrl("https://example.com/app.git") };

        var error = await Assert.ThrowsAsync<BuildContextException>(() => image.GetDockerfileAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("acme/app:1", error.Message, StringComparison.Ordinal);
    }
}
