using System.Text.RegularExpressions;
using ImageGen.Tests.Building.BuildKit.Nodes;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Building;

/// <summary>What the Dockerfile tells is not sent to an engine first.</summary>
public sealed class ForeseenFailureTests
{
    [Theory]
    [InlineData("COPY", "FROM scratch\nCOPY src \\\n  none /", "Dockerfile(2,1): error: 'none' is not in the context", typeof(CopySourceNotFoundException))]
    [InlineData("ADD by argument", "ARG D=none\nFROM scratch\nARG D\nADD $D/a /", "Dockerfile(4,1): error: 'none/a' is not in the context", typeof(CopySourceNotFoundException))]
    [InlineData("inside a file", "FROM scratch\nCOPY src/a.txt/b /", "'src/a.txt/b' is not in the context", typeof(CopySourceNotFoundException))]
    [InlineData("mount", "FROM scratch\nRUN --mount=type=cache,target=/a true", "Dockerfile(2,1): error: The classic builder does not support RUN --mount", typeof(DockerfileSyntaxException))]
    [InlineData("here-document", "FROM scratch\nRUN <<EOF\ntrue\nEOF", "does not support here-documents such as 'EOF'", typeof(DockerfileSyntaxException))]
    [InlineData("link", "FROM scratch\nCOPY --link src /", "COPY --link", typeof(DockerfileSyntaxException))]
    public async Task Ends_the_build_before_anything_is_sent(string what, string dockerfile, string message, Type exception)
    {
        _ = what;
        await using var engine = await FakeBuilds.EngineAsync();
        using var folder = Folder();

        var failure = await Assert.ThrowsAnyAsync<ImageBuildException>(() => FakeBuilds.ClassicAsync(engine, dockerfile, new() { Context = folder.Path }));

        Assert.IsType(exception, failure);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains("The build was not started", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Requests, request => request.Path == "/build");
    }

    [Fact]
    public async Task An_unknown_target_ends_it_with_the_stages_that_there_are()
    {
        await using var engine = await FakeBuilds.EngineAsync();

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => FakeBuilds.PodmanAsync(engine, "FROM scratch AS build\nFROM scratch AS final", new() { Target = "finale" }));

        Assert.StartsWith("Dockerfile(2,1): error: There is no stage 'finale'. Use the similar name 'final'.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Requests, request => request.Path == "/build");
    }

    [Theory]
    [InlineData("what is there", "FROM scratch\nCOPY src src/a.txt ./src /src/ .dockerignore /")]
    [InlineData("wildcards", "FROM scratch\nCOPY none* /")]
    [InlineData("a link", "FROM scratch\nCOPY link/none /")]
    [InlineData("the platform is the engine's", "FROM scratch\nARG TARGETARCH\nCOPY none-$TARGETARCH /")]
    [InlineData("what the base may set", "FROM busybox\nCOPY $HOME_OF_BASE/none /")]
    [InlineData("after the target", "FROM scratch AS target\nFROM scratch AS other\nCOPY none /\nRUN --mount=type=cache,target=/a true")]
    [InlineData("turned off", "# check=skip=MissingCopySource\nFROM scratch AS target\nCOPY none /")]
    [InlineData("what cannot be read", "FROM scratch AS target\nCOPY none /\nBOGUS")]
    public async Task Nothing_uncertain_ends_it(string what, string dockerfile)
    {
        _ = what;
        await using var engine = await FakeBuilds.EngineAsync($"{{\"aux\":{{\"ID\":\"{FakeBuilds.Id}\"}}}}", "{\"stream\":\"Successfully built 0123456789ab\\n\"}");
        using var folder = Folder();
        var options = new ImageBuildOptions { Context = folder.Path, Target = dockerfile.Contains("target", StringComparison.Ordinal) ? "target" : null };

        _ = await FakeBuilds.ClassicAsync(engine, dockerfile, options);

        Assert.Contains(engine.Requests, request => request.Path == "/build");
    }

    [Fact]
    public async Task What_is_probably_a_mistake_is_a_warning_of_the_build()
    {
        using var folder = new TemporaryFolder();
        await using var group = await NodeGroup.StartAsync(1);
        var built = await group.Image.BuildAsync(
            new()
            {
                BuildKit = group.Nodes(),
                Context = BuildContext.Empty,
                DockerfileText = "FROM scratch AS unneeded\nRUN --mount=type=secret,id=unneeded,required true\nFROM scratch\nARG VERSION TOKEN\n"
                    + "RUN --mount=type=secret,id=given,required --mount=type=secret,id=missing,required --mount=type=secret,id=optional true\n"
                    + "RUN --mount=type=ssh --mount=type=ssh,id=git,required --mount=type=ssh,id=missing-agent,required true\n",
                Args = { ["VERSON"] = "1", ["TOKEN"] = "hunter2", ["HTTP_PROXY"] = "http://proxy:3128" },
                Secrets = { BuildSecret.FromValue("given", "hunter2") },
                Ssh = { new("git", folder.Write("agent", "")) },
                NoCacheFilter = { "UNNEEDED", "stage-1", "stage-2" },
                Progress = new EventList(),
                Retry = RetryOptions.None,
            },
            TestContext.Current.CancellationToken);

        Assert.Equal([(0, "'stage-2'"), (3, "'VERSON'"), (4, "'TOKEN'"), (5, "'missing'"), (6, "'missing-agent'")], built.Warnings.Select(warning => (warning.Line, Regex.Match(warning.Message, "'[^']+'").Value)));
        Assert.Contains("Use the similar name 'VERSION'", built.Warnings[1].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(built.Warnings, warning => warning.Message.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_without_its_file_ends_it_even_if_no_step_mounts_it()
    {
        await using var group = await NodeGroup.StartAsync(1);

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => group.Image.BuildAsync(
            new()
            {
                BuildKit = group.Nodes(),
                Context = BuildContext.Empty,
                DockerfileText = "FROM scratch\n",
                Secrets = { BuildSecret.FromFile("token", "/nonexistent/token") },
                Progress = BuildProgress.Quiet,
                Retry = RetryOptions.None,
            },
            TestContext.Current.CancellationToken));

        Assert.StartsWith("The secret 'token' from the file '/nonexistent/token' is missing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", failure.Message, StringComparison.Ordinal);
        Assert.Empty(group.Daemons[0].Solves);
    }

    [Fact]
    public async Task A_stage_that_a_named_context_stands_in_for_may_copy_what_is_not_there()
    {
        await using var group = await NodeGroup.StartAsync(1);
        using var folder = Folder();
        const string dockerfile = "FROM scratch AS sources\nCOPY none /\nFROM scratch AS Assets\nCOPY --from=sources /none /\nFROM scratch\nCOPY --from=assets /none /\n";

        _ = await group.Image.BuildAsync(Options("assets"), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<CopySourceNotFoundException>(() => group.Image.BuildAsync(Options("other"), TestContext.Current.CancellationToken));

        Assert.Equal(2, failure.Line);
        Assert.Single(group.Daemons[0].Solves);

        ImageBuildOptions Options(string context) => new()
        {
            BuildKit = group.Nodes(),
            Context = folder.Path,
            DockerfileText = dockerfile,
            NamedContexts = { [context] = NamedContext.FromImage("acme/assets:1") },
            Progress = BuildProgress.Quiet,
            Retry = RetryOptions.None,
        };
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Join(folder.Path, "src"));
        File.WriteAllText(Path.Join(folder.Path, "src", "a.txt"), "a");
        File.CreateSymbolicLink(Path.Join(folder.Path, "link"), "/src");
        return folder;
    }
}
