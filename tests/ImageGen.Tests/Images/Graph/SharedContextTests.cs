using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.Tests.Building;
using ImageGen.Tests.Building.BuildKit.Nodes;
using Xunit;

namespace ImageGen.Tests.Images.Graph;

/// <summary>Images over one folder: how often a daemon reads it.</summary>
public sealed class SharedContextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Images_over_one_folder_share_a_session_for_it()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.32.0"));

        await BuildAsync(daemon, ["api", "worker", "web"]);

        AssertBuilt(daemon, 3);
        Assert.Equal(4, daemon.Sessions.Count);
        Assert.Single(daemon.Solves.Select(solve => solve.Request.FrontendAttrs["local-sessionid:context"]).Distinct());
    }

    [Fact]
    public async Task An_older_daemon_gets_one_session_for_all()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.15.2"));

        await BuildAsync(daemon, ["api", "worker", "web"]);

        AssertBuilt(daemon, 3);
        var session = Assert.Single(daemon.Sessions);
        Assert.All(daemon.Solves, solve => Assert.Equal(session.Headers.Id, solve.Request.Session));
        Assert.Equal(["dockerfile", "dockerfile2", "dockerfile3"], daemon.Solves.Select(solve => solve.Request.FrontendAttrs["dockerfilekey"]).Order());
    }

    public static TheoryData<string, Action<ImageBuildOptions>> OwnSessions => new()
    {
        { "COPY . /", options => options.Secrets.Add(new BuildSecret("token", SecretValue.FromValue("secret"))) },
        { "COPY . /\nRUN --mount=type=secret,id=token true", _ => { } },
        { "COPY . /", options => options.NamedContexts["more"] = NamedContext.FromDirectory("more") },
        { "COPY . /", options => options.Outputs.Add(BuildOutput.Tar("out.tar")) },
    };

    [Theory]
    [MemberData(nameof(OwnSessions))]
    public async Task On_an_older_daemon_an_image_that_needs_more_than_files_has_a_session_of_its_own(string copy, Action<ImageBuildOptions> change)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.15.2"));
        _folder.Write("more/file", "more");

        await BuildAsync(daemon, ["api", "worker"], copy, change);

        AssertBuilt(daemon, 2);
        Assert.Equal(2, daemon.Sessions.Count);
    }

    [Theory]
    [InlineData("0.32.0")]
    [InlineData("0.15.2")]
    public async Task A_lost_connection_fails_the_builds_and_not_those_of_the_next_call(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));
        var dockerfile = daemon.Script;
        var isLost = 0;
        daemon.Script = async solve =>
        {
            if (Interlocked.Exchange(ref isLost, 1) == 0)
            {
                _ = await solve.FetchAsync(new LocalRequest("context"));
                daemon.BreakConnections();
            }

            return await dockerfile(solve);
        };

        await Assert.ThrowsAsync<EngineUnreachableException>(() => BuildAsync(daemon, ["api", "worker"]));
        await BuildAsync(daemon, ["api", "worker"]);

        Assert.Equal(["api.Dockerfile", "worker.Dockerfile"], daemon.Solves.TakeLast(2).Select(solve => solve.Request.FrontendAttrs["filename"]).Order());
    }

    [Fact]
    public async Task One_image_opens_one_session()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.32.0"));

        await BuildAsync(daemon, ["api"]);

        Assert.Single(daemon.Sessions);
    }

    [Fact]
    public async Task An_image_with_ignore_rules_of_its_own_gets_what_they_leave()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.32.0"));
        _folder.Write("worker.Dockerfile.dockerignore", "file\n");

        await BuildAsync(daemon, ["api", "worker"]);

        var trees = daemon.Solves.ToDictionary(solve => solve.Request.FrontendAttrs["filename"], solve => solve.Trees[^1]);
        Assert.Contains("file", trees["api.Dockerfile"].Paths);
        Assert.DoesNotContain("file", trees["worker.Dockerfile"].Paths);
    }

    private static void AssertBuilt(StandInDaemon daemon, int count)
    {
        Assert.Equal(count, daemon.Solves.Count);
        Assert.All(daemon.Solves, solve => Assert.Equal("content", solve.Trees.Single(tree => tree.Request.Name == "context" && tree.Request.FollowPaths is not [".dockerignore"]).Text("file")));
        Assert.Equal(count, daemon.Solves.Select(solve => solve.Trees[0].Contents.Single(file => file.Key.EndsWith("Dockerfile", StringComparison.Ordinal)).Key).Distinct().Count());
    }

    private async Task BuildAsync(StandInDaemon daemon, string[] names, string copy = "COPY . /", Action<ImageBuildOptions>? change = null)
    {
        _folder.Write("file", "content");
        var images = names.Select(name =>
        {
            _folder.Write(name + ".Dockerfile", $"FROM scratch\n{copy}\nLABEL name={name}\n");
            return new DeclaredImage { Name = name, Factory = () => new DockerImage("acme/" + name, "1", name + ".Dockerfile") { ProjectDirectory = _folder.Path } };
        });
        var options = new ImageBuildOptions { BuildKit = [NodeGroup.Node(daemon)], Progress = BuildProgress.Quiet, Retry = RetryOptions.None };
        change?.Invoke(options);
        var dockerfile = daemon.Script;
        daemon.Script = async solve =>
        {
            // A build that comes after the files were sent begins with a session of its own.
            while (daemon.Solves.Count < names.Length)
            {
                await Task.Delay(10, solve.Cancelled);
            }

            return await dockerfile(solve);
        };
        Assert.Equal(names.Length, (await new DockerImageGraph([.. images]).BuildAllAsync(options, maxParallel: 3, Cancel)).Count);
    }
}
