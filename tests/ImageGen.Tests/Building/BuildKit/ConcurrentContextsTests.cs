using ImageGen.Building.BuildKit.Sessions;
using ImageGen.BuildKit;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.Credentials;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

/// <summary>Builds that send the same part of a folder.</summary>
public sealed class ConcurrentContextsTests : IAsyncLifetime
{
    private readonly ConcurrentContexts _contexts = new();
    private StandInDaemon _daemon = null!;
    private BuildKitClient _client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.32.0"));
        _client = BuildKitClient.Connect(new BuildKitEndpoint { Address = _daemon.Address });
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _daemon.DisposeAsync();
    }

    [Fact]
    public async Task They_share_a_session_until_the_last_one_ends()
    {
        var first = Join();
        var second = Join();
        Assert.Same(await first.OpenAsync(Logins()), await second.OpenAsync(Logins()));
        Assert.Equal((1, 2), (first.Number, second.Number));
        while (_daemon.Sessions.Count == 0)
        {
            await Task.Delay(10, Cancel);
        }

        var session = Assert.Single(_daemon.Sessions);

        await first.DisposeAsync();
        Assert.False(session.Closed.IsCancellationRequested);

        await second.DisposeAsync();
        while (!session.Closed.IsCancellationRequested)
        {
            await Task.Delay(10, Cancel);
        }
    }

    [Theory]
    [InlineData("other", "/a", "bin")]
    [InlineData("engine", "/b", "bin")]
    [InlineData("engine", "/a", "obj")]
    public async Task Builds_of_another_daemon_folder_or_part_do_not(string daemon, string folder, string rules)
    {
        await using var first = Join();

        await using var second = _contexts.Join(daemon, folder, rules, Files(), ShareAsync);

        Assert.Equal(1, second.Number);
        Assert.NotSame(await first.OpenAsync(Logins()), await second.OpenAsync(Logins()));
    }

    [Fact]
    public async Task A_build_does_not_join_when_the_files_were_sent_because_the_folder_may_have_changed()
    {
        var files = Files();
        await using var first = Join(files);
        _ = await _client.SolveAsync(
            new SolveOptions { Session = new() { LocalSources = { ["context"] = files, ["dockerfile"] = LocalSource.FromFiles([MemoryFile.FromText("Dockerfile", "FROM base\nCOPY . /\n")]) } } }, cancellationToken: Cancel);

        await using var second = Join();

        Assert.Equal(1, second.Number);
    }

    [Fact]
    public async Task A_request_for_the_ignore_rules_sends_no_files()
    {
        var files = Files();
        await using var first = Join(files);
        _daemon.Script = async solve =>
        {
            _ = await solve.FetchAsync(new LocalRequest("context") { FollowPaths = [".dockerignore"] });
            return new Dictionary<string, string>();
        };
        _ = await _client.SolveAsync(new SolveOptions { Session = new() { LocalSources = { ["context"] = files } } }, cancellationToken: Cancel);

        await using var second = Join();

        Assert.Equal(2, second.Number);
    }

    [Fact]
    public async Task A_build_does_not_join_one_that_has_ended_because_it_may_have_lost_the_session()
    {
        await using var first = Join();
        await using (Join())
        {
        }

        await using var third = Join();

        Assert.Equal(1, third.Number);
    }

    [Fact]
    public async Task A_session_that_cannot_be_opened_leaves_each_build_its_own()
    {
        await using var first = _contexts.Join("engine", "/a", "bin", Files(), _ => Task.FromException<SharedSources>(new BuildKitUnreachableException("refused")));
        await using var second = Join();

        Assert.Null(await second.OpenAsync(Logins()));
        Assert.Null(await first.OpenAsync(Logins()));
    }

    private static RegistryLogins Logins() => new(new RegistryCredentialSource([], DockerConfiguration.Load(DockerEnvironment.Current()), BuildProgress.Quiet), [], BuildProgress.Quiet);

    private static LocalSource Files() => LocalSource.FromFiles([MemoryFile.FromText("file", "content")]);

    private SharedContext.Member Join(LocalSource? files = null) => _contexts.Join("engine", "/a", "bin", files ?? Files(), ShareAsync);

    private Task<SharedSources> ShareAsync(SharedLogins logins) => _client.ShareSourcesAsync(new SessionOptions { LocalSources = { ["context"] = Files() } }, cancellationToken: Cancel);
}
