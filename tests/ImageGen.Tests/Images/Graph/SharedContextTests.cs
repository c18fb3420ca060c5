using ImageGen.BuildKit.StandIn;
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

    [Theory]
    [InlineData("0.32.0", 1)]
    [InlineData("0.15.2", 0)]
    public async Task Images_over_one_folder_share_a_session_where_the_daemon_can(string version, int shared)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));

        await BuildAsync(daemon, ["api", "worker", "web"]);

        Assert.Equal(3, daemon.Solves.Count);
        Assert.All(daemon.Solves, solve => Assert.Equal("content", solve.Trees[^1].Text("file")));
        Assert.Equal(3 + shared, daemon.Sessions.Count);
        Assert.Equal(shared, daemon.Solves.Select(solve => solve.Request.FrontendAttrs.GetValueOrDefault("local-sessionid:context")).OfType<string>().Distinct().Count());
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

    private async Task BuildAsync(StandInDaemon daemon, string[] names)
    {
        _folder.Write("file", "content");
        var images = names.Select(name =>
        {
            _folder.Write(name + ".Dockerfile", $"FROM scratch\nCOPY . /\nLABEL name={name}\n");
            return new DeclaredImage { Name = name, Factory = () => new DockerImage("acme/" + name, "1", name + ".Dockerfile") { ProjectDirectory = _folder.Path } };
        });
        var options = new ImageBuildOptions { BuildKit = [NodeGroup.Node(daemon)], Progress = BuildProgress.Quiet, Retry = RetryOptions.None };
        Assert.Equal(names.Length, (await new DockerImageGraph([.. images]).BuildAllAsync(options, maxParallel: 3, Cancel)).Count);
    }
}
