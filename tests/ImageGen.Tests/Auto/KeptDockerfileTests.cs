using ImageGen.Auto;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.Contexts;
using ImageGen.Images;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>A user who wants to keep the Dockerfile gets its text, without an engine.</summary>
public sealed class KeptDockerfileTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

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
    public async Task A_generated_Dockerfile_in_a_file_gets_what_it_got_before()
    {
        _ = WithRepository();
        using var certificates = new TestCertificates();
        const string Text = "# Made by ImageGen for src/App/App.csproj\nRUN --mount=type=secret,id=certificate-authorities,target=/x\n";

        var needs = await NeedsAsync(Text, new() { Auto = new() { CertificateAuthorities = { certificates.AuthorityPath } } });

        Assert.Equal(Commit, needs.Labels["org.opencontainers.image.revision"]);
        Assert.Equal("https://example.com/acme/app", needs.Labels["org.opencontainers.image.source"]);
        Assert.Equal("certificate-authorities", Assert.Single(needs.Secrets).Id);
    }

    [Theory]
    [InlineData("FROM scratch\nRUN --mount=type=secret,id=nuget-config,target=/x --mount=type=secret,id=certificate-authorities,target=/y\n")]
    [InlineData("\n# Made by ImageGen for src/App/App.csproj\nRUN --mount=type=secret,id=nuget-config,target=/x\n")]
    public async Task Any_other_Dockerfile_gets_nothing(string text)
    {
        _ = WithRepository();

        var needs = await NeedsAsync(text, new());

        Assert.Empty(needs.Labels);
        Assert.Empty(needs.Secrets);
    }

    [Fact]
    public async Task A_remote_context_keeps_its_Dockerfile_to_itself()
    {
        var image = new DockerImage("acme/app", "1", "Dockerfile") { ProjectDirectory = _tree.Root, Context = BuildContext.FromUrl("https://example.com/app.git") };

        var error = await Assert.ThrowsAsync<BuildContextException>(() => image.GetDockerfileAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("acme/app is not available", error.Message, StringComparison.Ordinal);
    }

    private SourceTree WithRepository() =>
        _tree.With(".git/HEAD", Commit).With(".git/config", "[remote \"origin\"]\n\turl = https://example.com/acme/app.git\n");

    /// <summary>Reads the options that a build gives a Dockerfile of the user.</summary>
    private async Task<ImageBuildOptions> NeedsAsync(string text, ImageBuildOptions options)
    {
        var image = new DockerImage("acme/app", "1", "App.Dockerfile") { ProjectDirectory = _tree.With("App.Dockerfile", text).Root };
        var definition = await DockerfileLocator.DefineAsync(image, options, new AutoTarget(UsesBuildKit: true), TestContext.Current.CancellationToken);
        return (await ContextPreparation.PrepareAsync(definition, TestContext.Current.CancellationToken)).Needs;
    }
}
