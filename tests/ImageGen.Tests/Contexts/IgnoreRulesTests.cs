using ImageGen.BuildKit;
using ImageGen.Contexts;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class IgnoreRulesTests
{
    [Fact]
    public async Task The_rules_in_the_root_of_the_context_hold()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("bin/app.dll");
        _ = folder.Write("src/app.cs");
        _ = folder.Write(".dockerignore", "bin\n");

        Assert.Equal([".dockerignore", "Dockerfile", "src", "src/app.cs"], (await SentContext.OfFolderAsync(folder)).Names);
    }

    [Fact]
    public async Task Those_beside_the_Dockerfile_win_over_them()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("a");
        _ = folder.Write("b");
        _ = folder.Write(".dockerignore", "a\n");
        _ = folder.Write("deploy/Api.Dockerfile", "FROM scratch\n");
        _ = folder.Write("deploy/Api.Dockerfile.dockerignore", "b\n.dockerignore\ndeploy/*.dockerignore\n");

        var context = await SentContext.PrepareAsync(folder, "deploy/Api.Dockerfile");

        Assert.Equal(["a", "deploy", "deploy/Api.Dockerfile"], (await SentContext.OfAsync(context)).Names);
    }

    [Fact]
    public async Task The_parents_of_a_file_that_a_rule_takes_back_are_sent_with_their_permissions()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("out/other/x");
        _ = folder.Write("out/wanted/sub/file");
        _ = folder.Write(".dockerignore", "out\n!out/wanted/sub/file\n.dockerignore\n");
        File.SetUnixFileMode(folder.PathOf("out/wanted"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal(["Dockerfile", "out", "out/wanted", "out/wanted/sub", "out/wanted/sub/file"], sent.Names);
        Assert.Equal(File.GetUnixFileMode(folder.PathOf("out/wanted")), sent["out/wanted"].Mode);
    }

    [Fact]
    public async Task Inclusions_send_what_they_name_and_nothing_besides()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("src/Api/Api.csproj");
        _ = folder.Write("src/Api/obj/cache");
        _ = folder.Write("src/ApiTests/x");
        _ = folder.Write("src/Shared/Shared.csproj");
        _ = folder.Write("src/Shared/README.md");

        var context = await ContextPreparation.PrepareAsync(
            new ContextDefinition
            {
                ProjectDirectory = folder.FullPath,
                DockerfilePath = "auto",
                DockerfileText = "FROM scratch\n",
                Include = ["src/Api", "./src/Shared/Shared.csproj"],
                IgnoreText = "**/obj\n",
            },
            CancellationToken.None);

        Assert.Equal(
            [".imagegen.Dockerfile", ".dockerignore", "src", "src/Api", "src/Api/Api.csproj", "src/Shared", "src/Shared/Shared.csproj"],
            (await SentContext.OfAsync(context)).Names);
    }

    [Fact]
    public async Task Rules_from_memory_hold_besides_those_of_the_context()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("secret");
        _ = folder.Write("obj");
        _ = folder.Write("kept");
        _ = folder.Write(".dockerignore", "secret\n!obj\n");

        var context = await ContextPreparation.PrepareAsync(
            new ContextDefinition { ProjectDirectory = folder.FullPath, DockerfilePath = "auto", DockerfileText = "FROM scratch\n", IgnoreText = "obj\n.dockerignore\n" },
            CancellationToken.None);

        Assert.Equal([".imagegen.Dockerfile", ".dockerignore", "kept"], (await SentContext.OfAsync(context)).Names);
    }

    [Fact]
    public async Task What_a_project_names_is_sent_whatever_the_file_of_the_context_excludes()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("docs/README.md");
        _ = folder.Write("docs/other.md");
        _ = folder.Write("[1].json");
        _ = folder.Write("App.csproj");
        _ = folder.Write(".dockerignore", "docs\n*.json");

        var context = await ContextPreparation.PrepareAsync(
            new ContextDefinition { ProjectDirectory = folder.FullPath, DockerfilePath = "auto", DockerfileText = "FROM scratch\n", Kept = ["docs/README.md", "[1].json", "App.csproj"] },
            CancellationToken.None);
        var sent = await SentContext.OfAsync(context);

        Assert.Equal([".imagegen.Dockerfile", ".dockerignore", "App.csproj", "[1].json", "docs", "docs/README.md"], sent.Names);
        // A builder that applies the file itself gets the same.
        Assert.Equal("docs\n*.json\n.imagegen.Dockerfile\n!docs/README.md\n!\\[1].json\n", sent.Text(".dockerignore"));
    }

    [Fact]
    public async Task A_file_that_the_Dockerfile_needs_is_sent_whatever_the_rules_exclude()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("Dockerfile", "FROM scratch\nCOPY .imagegen/probe/amd64/ /\n");
        _ = folder.Write("Dockerfile.dockerignore", "*\n");

        var context = await ContextPreparation.PrepareAsync(
            new ContextDefinition
            {
                ProjectDirectory = folder.FullPath,
                DockerfilePath = "Dockerfile",
                FindNeeds = (text, _, _) => Task.FromResult(new DockerfileNeeds(text.Contains("probe", StringComparison.Ordinal) ? [MemoryFile.FromText(".imagegen/probe/amd64/probe", "program")] : [], new())),
            },
            CancellationToken.None);

        Assert.Contains(".imagegen/probe/amd64/probe", (await SentContext.OfAsync(context)).Names);
        Assert.True(context.Holds(".imagegen/probe/amd64"));
    }

    [Theory]
    [InlineData("Dockerfile", ".dockerignore")]
    [InlineData("deploy/Api.Dockerfile", "deploy/Api.Dockerfile.dockerignore")]
    public async Task A_pattern_that_cannot_be_used_stops_the_build_at_its_line(string dockerfile, string ignoreFile)
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write(ignoreFile, "bin\n[a-\n");

        var error = await Assert.ThrowsAsync<BuildContextException>(() => SentContext.PrepareAsync(folder, dockerfile));

        Assert.StartsWith($"{folder.PathOf(ignoreFile)}(2,1): error: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("'[a-'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Fix the line or remove it", error.Message, StringComparison.Ordinal);
    }
}
