using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.BuildKit.StandIn.Releases;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Solving;

/// <summary>Several builds fetch their files from one session.</summary>
public sealed class SharedSourcesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shared ü");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => [.. EngineRelease.All.Where(release => release.BuildKit.HasSessionsOfSources).Select(release => release.Version)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Builds_of_an_engine_fetch_the_context_from_the_shared_session(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.Of(version)));
        await FetchTwiceAsync(daemon, ownSends: false);
    }

    [Theory]
    [InlineData("0.8.4", true)]
    [InlineData("0.15.2", true)]
    [InlineData("0.16.0", false)]
    [InlineData("0.31.2", false)]
    public async Task An_older_frontend_fetches_it_from_the_session_of_each_build(string version, bool ownSends)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));
        await FetchTwiceAsync(daemon, ownSends);
    }

    [Fact]
    public async Task The_session_outlives_the_client_that_opened_it()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        var session = ContextOnly();
        SharedSources shared;
        await using (var first = StandInClient.Connect(daemon))
        {
            shared = await first.ShareSourcesAsync(session, cancellationToken: Cancelled);
        }

        await using (shared)
        {
            await using var second = StandInClient.Connect(daemon);
            await second.SolveAsync(new SolveOptions { Session = Session(), SharedSources = shared }, cancellationToken: Cancelled);
            Assert.Contains("file", Assert.Single(daemon.Solves).Trees[^1].Contents.Keys);
        }

        while (daemon.Sessions.Any(each => !each.Closed.IsCancellationRequested))
        {
            await Task.Delay(10, Cancelled);
        }
    }

    [Theory]
    [InlineData("0.8.4")]
    [InlineData("0.31.2")]
    public async Task Builds_can_use_the_shared_session_alone_on_every_daemon(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));
        await using var client = StandInClient.Connect(daemon);
        await using var shared = await client.ShareSourcesAsync(ContextOnly(), cancellationToken: Cancelled);
        string[] names = ["one", "two"];
        foreach (var name in names)
        {
            shared.Add(name, LocalSource.FromFiles([MemoryFile.FromText("Dockerfile", $"FROM base\nRUN {name}\nCOPY . /\n")]));
        }

        await Task.WhenAll(names.Select(name => client.SolveAsync(
            new SolveOptions { SharedSources = shared, HasOwnSession = false, FrontendAttributes = { ["dockerfilekey"] = name } }, cancellationToken: Cancelled)));

        var session = Assert.Single(daemon.Sessions);
        Assert.All(daemon.Solves, solve => Assert.Equal((session.Headers.Id, "content"), (solve.Request.Session, solve.Trees[^1].Text("file"))));
        Assert.Equal(names.Select(name => $"FROM base\nRUN {name}\nCOPY . /\n"), daemon.Solves.OrderBy(solve => solve.Request.FrontendAttrs["dockerfilekey"]).Select(solve => solve.Trees[0].Text("Dockerfile")));
        Assert.Contains("'one'", Assert.Throws<ArgumentException>(() => shared.Add("one", LocalSource.FromFiles([MemoryFile.FromText("a", "")]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_with_secrets_needs_a_session_of_its_own()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        await using var client = StandInClient.Connect(daemon);
        await using var shared = await client.ShareSourcesAsync(ContextOnly(), cancellationToken: Cancelled);
        SolveOptions[] refused =
        [
            new() { HasOwnSession = false },
            new() { HasOwnSession = false, SharedSources = shared, Session = new() { Secrets = new SecretStore() } },
            new() { HasOwnSession = false, SharedSources = shared, Session = new() { ImageLayouts = { ["a"] = "/a" } } },
        ];
        foreach (var options in refused)
        {
            var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.SolveAsync(options, cancellationToken: Cancelled));
            Assert.Contains("HasOwnSession", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_sent_fails_each_build_with_its_reason()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        await using var client = StandInClient.Connect(daemon);
        var session = ContextOnly();
        await using var shared = await client.ShareSourcesAsync(session, cancellationToken: Cancelled);
        var own = Session();
        _folder.Delete(recursive: true);

        for (var build = 0; build < 2; build++)
        {
            var exception = await Assert.ThrowsAsync<BuildContextException>(() => client.SolveAsync(new SolveOptions { Session = own, SharedSources = shared }, cancellationToken: Cancelled));
            Assert.Contains(_folder.FullName, exception.Message, StringComparison.Ordinal);
        }

        _folder.Create();
    }

    [Fact]
    public async Task A_lost_session_is_reported_by_the_builds_that_use_it()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        await using var client = StandInClient.Connect(daemon);
        await using var shared = await client.ShareSourcesAsync(ContextOnly(), cancellationToken: Cancelled);
        daemon.Script = async solve =>
        {
            _ = await solve.SessionAsync();
            await daemon.Sessions[0].DisposeAsync();
            await Task.Delay(Timeout.Infinite, solve.Cancelled);
            throw new InvalidOperationException();
        };

        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.SolveAsync(new SolveOptions { Session = Session(), SharedSources = shared }, cancellationToken: Cancelled));
        Assert.Contains("its session ended", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_writes_to_this_machine_cannot_share()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        await using var client = StandInClient.Connect(daemon);
        await using var shared = await client.ShareSourcesAsync(ContextOnly(), cancellationToken: Cancelled);
        SolveOptions plain = new() { SharedSources = shared };
        SolveOptions[] writing =
        [
            plain with { Exporters = [new() { Type = "local", Target = ExportTarget.ToDirectory(_folder.FullName) }] },
            plain with { CacheExports = [new() { Type = "local", Attributes = { ["dest"] = _folder.FullName } }] },
        ];

        Assert.True(plain.CanShareSources);
        foreach (var options in writing)
        {
            Assert.False(options.CanShareSources);
            var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.SolveAsync(options, cancellationToken: Cancelled));
            Assert.Contains("SharedSources", exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(daemon.Solves);
    }

    private async Task FetchTwiceAsync(StandInDaemon daemon, bool ownSends)
    {
        await using var client = StandInClient.Connect(daemon);
        var source = ContextOnly();
        await using var shared = await client.ShareSourcesAsync(source, cancellationToken: Cancelled);
        SessionOptions[] own = [Session(), Session()];

        await Task.WhenAll(own.Select(session => client.SolveAsync(new SolveOptions { Session = session, SharedSources = shared }, cancellationToken: Cancelled)));

        Assert.All(daemon.Solves, solve => Assert.Equal("content", solve.Trees[^1].Text("file")));
        Assert.Equal(3, daemon.Sessions.Count);
        Assert.Equal(!ownSends, source.LocalSources["context"].SentEntries > 0);
        Assert.All(own, session => Assert.Equal(ownSends, session.LocalSources["context"].SentEntries > 0));
        Assert.Equal("key", daemon.Sessions[0].Headers.SharedKey);
    }

    private SessionOptions ContextOnly()
    {
        var session = Session();
        _ = session.LocalSources.Remove("dockerfile");
        return session;
    }

    private SessionOptions Session()
    {
        _folder.Create();
        File.WriteAllText(Path.Join(_folder.FullName, "file"), "content");
        return new SessionOptions
        {
            SharedKey = "key",
            LocalSources =
            {
                ["context"] = LocalSource.FromDirectory(_folder.FullName),
                ["dockerfile"] = LocalSource.FromFiles([MemoryFile.FromText("Dockerfile", "FROM base\nCOPY . /\n")]),
            },
        };
    }
}
