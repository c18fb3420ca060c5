using ImageGen.Building.BuildKit.Sessions;
using ImageGen.BuildKit;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.BuildKit.StandIn.Protocol.Sessions;
using ImageGen.Credentials;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

/// <summary>Builds of one folder send it one after the other, or together.</summary>
public sealed class ConcurrentContextsTests : IAsyncLifetime
{
    private const string Daemon = "engine";

    private readonly ConcurrentContexts _contexts = new();
    private StandInDaemon _daemon = null!;
    private BuildKitClient _client = null!;

    /// <summary>Steps of a Dockerfile that copies nothing, and whether the turn ends with them.</summary>
    public static TheoryData<string, bool, bool> Steps => new()
    {
        { "[internal] load build context", true, false },
        { "[2/3] RUN make", false, false },
        { "[2/3] RUN make", true, true },
        { "[internal] load build definition from Dockerfile", true, false },
        { "[1/3] FROM docker.io/library/busybox:1", true, false },
    };

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

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_turn_ends_with_a_step_if_the_daemon_requests_no_files(string step, bool isCompleted, bool ends)
    {
        var first = await EnterAsync("/a");
        var second = EnterAsync("/a");

        Report(first, step, isCompleted);

        Assert.Equal(ends, await HasEnteredAsync(second, ends));
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_turn_ends_when_the_daemon_has_the_files()
    {
        var files = Files();
        var first = await _contexts.EnterAsync(Daemon, "/a", files, "", share: null, Cancel);
        var second = EnterAsync("/a");
        Assert.False(await HasEnteredAsync(second, expected: false));

        await SendAsync(files);

        Assert.True(await HasEnteredAsync(second, expected: true));
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task Ignore_rules_and_steps_that_run_while_files_are_sent_do_not_end_it()
    {
        var files = Files();
        _daemon.Script = async solve =>
        {
            _ = await solve.FetchAsync(new LocalRequest("context") { FollowPaths = [".dockerignore"] });
            return new Dictionary<string, string>();
        };
        var first = await _contexts.EnterAsync(Daemon, "/a", files, "", share: null, Cancel);
        var second = EnterAsync("/a");
        await SendAsync(files);
        Assert.False(await HasEnteredAsync(second, expected: false));

        _daemon.Script = async solve =>
        {
            await using var session = await solve.SessionAsync();
            var request = new LocalRequest("context").ToMetadata(solve.Release);
            using var call = new FileSync.FileSyncClient(session.Invoker).DiffCopy(request, cancellationToken: solve.Cancelled);
            while (files.SentEntries < 2)
            {
                _ = await call.ResponseStream.MoveNext(solve.Cancelled);
            }

            Report(first, "[2/3] RUN make", isCompleted: true);
            return new Dictionary<string, string>();
        };
        await SendAsync(files);
        Assert.False(await HasEnteredAsync(second, expected: false));

        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_build_that_fails_ends_its_turn()
    {
        var first = await EnterAsync("/a");
        var second = EnterAsync("/a");

        await first.DisposeAsync();

        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task Other_folders_and_daemons_do_not_wait()
    {
        await using var first = await EnterAsync("/a");
        await using var folder = await EnterAsync("/b");
        await using var daemon = await _contexts.EnterAsync("other", "/a", Files(), "", share: null, Cancel);
    }

    [Fact]
    public async Task A_waiting_build_can_be_canceled()
    {
        await using var first = await EnterAsync("/a");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var second = _contexts.EnterAsync(Daemon, "/a", Files(), "", share: null, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Builds_of_the_same_part_share_a_session_until_the_last_one_ends()
    {
        var first = await EnterAsync("/a", rules: "bin", ShareAsync);
        var second = await EnterAsync("/a", rules: "bin", ShareAsync);
        var sources = await first.OpenAsync(Logins());
        Assert.Same(sources, await second.OpenAsync(Logins()));
        Assert.Equal((true, false), (first.IsFirst, second.IsFirst));
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
    [InlineData("bin", "obj", true)]
    [InlineData("bin", null, true)]
    [InlineData(null, null, true)]
    [InlineData("bin", "bin", false)]
    public async Task Builds_of_different_parts_take_turns(string? one, string? other, bool shares)
    {
        var first = await EnterAsync("/a", one, ShareAsync);
        var second = EnterAsync("/a", other, shares ? ShareAsync : null);
        Assert.False(await HasEnteredAsync(second, expected: false));

        await first.DisposeAsync();

        Assert.True((await second).IsFirst);
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_build_does_not_join_when_the_context_was_sent_because_the_folder_may_have_changed()
    {
        var first = await EnterAsync("/a", rules: "bin", ShareAsync);
        Report(first, "[2/2] RUN make", isCompleted: true);

        var second = await EnterAsync("/a", rules: "bin", ShareAsync);

        Assert.True(second.IsFirst);
        Assert.NotSame(await first.OpenAsync(Logins()), await second.OpenAsync(Logins()));
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_session_that_cannot_be_opened_leaves_each_build_its_own()
    {
        var first = await EnterAsync("/a", rules: "bin", FailAsync);
        var second = await EnterAsync("/a", rules: "bin", FailAsync);

        Assert.Null(await first.OpenAsync(Logins()));
        Assert.Null(await second.OpenAsync(Logins()));
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    private static Task<SharedSources> FailAsync(SharedLogins logins) => Task.FromException<SharedSources>(new BuildKitUnreachableException("refused"));

    private static void Report(ContextPlace place, string step, bool isCompleted)
    {
        var seen = new List<SolveStatus>();
        var status = new SolveStatus { Vertices = [new Vertex { Digest = "1", Name = step, Completed = isCompleted ? DateTimeOffset.UnixEpoch : null }] };
        place.Watch(new Receiver(seen.Add)).Report(status);
        Assert.Equal([status], seen);
    }

    private static async Task<bool> HasEnteredAsync(Task<ContextPlace> entering, bool expected) =>
        await Task.WhenAny(entering, Task.Delay(TimeSpan.FromSeconds(expected ? 30 : 0.1), Cancel)) == entering;

    private Task<ContextPlace> EnterAsync(string folder, string? rules = "", Func<SharedLogins, Task<SharedSources>>? share = null) => _contexts.EnterAsync(Daemon, folder, Files(), rules, share, Cancel);

    private Task<SharedSources> ShareAsync(SharedLogins logins) => _client.ShareSourcesAsync(
        new SessionOptions { LocalSources = { ["context"] = Files() } }, cancellationToken: Cancel);

    private Task<SolveResult> SendAsync(LocalSource files) => _client.SolveAsync(
        new SolveOptions { Session = new() { LocalSources = { ["context"] = files, ["dockerfile"] = LocalSource.FromFiles([MemoryFile.FromText("Dockerfile", "FROM base\nCOPY . /\n")]) } } }, cancellationToken: Cancel);

    private static RegistryLogins Logins() => new(new RegistryCredentialSource([], DockerConfiguration.Load(DockerEnvironment.Current()), BuildProgress.Quiet), [], BuildProgress.Quiet);

    private static LocalSource Files() => LocalSource.FromFiles([MemoryFile.FromText("one", "content"), MemoryFile.FromText("two", "content")]);

    private sealed class Receiver(Action<SolveStatus> receive) : IProgress<SolveStatus>
    {
        public void Report(SolveStatus value) => receive(value);
    }
}
