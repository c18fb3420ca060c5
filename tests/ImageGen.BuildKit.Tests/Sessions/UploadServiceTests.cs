using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

public class UploadServiceTests
{
    private const string Method = "/moby.upload.v1.Upload/Pull";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData(3_000_000)]
    public async Task Sends_the_stream_of_that_address(int size)
    {
        var archive = new byte[size];
        new Random(5).NextBytes(archive);
        await using var session = await StartAsync("archive", () => new MemoryStream(archive));

        Assert.Equal(archive, await PullAsync(session, "/archive"));
    }

    [Fact]
    public async Task Opens_a_stream_for_each_fetch_and_closes_it()
    {
        var opened = new List<MemoryStream>();
        await using var session = await StartAsync("archive", () =>
        {
            opened.Add(new MemoryStream([1, 2]));
            return opened[^1];
        });

        Assert.Equal(new byte[] { 1, 2 }, await PullAsync(session, "/archive"));
        Assert.Equal(new byte[] { 1, 2 }, await PullAsync(session, "/archive"));

        Assert.Equal(2, opened.Count);
        Assert.All(opened, stream => Assert.False(stream.CanRead));
    }

    [Theory]
    [InlineData("/other")]
    [InlineData("/")]
    public async Task Serves_only_known_addresses(string path)
    {
        await using var session = await StartAsync("archive", () => new MemoryStream());

        var refused = await Assert.ThrowsAsync<RpcException>(() => PullAsync(session, path));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_stream_that_fails_fails_the_fetch()
    {
        var (broken, far) = DuplexStream.CreatePair();
        await far.WriteAsync(new byte[] { 1 }, TestContext.Current.CancellationToken);
        far.Break();
        await using var session = await StartAsync("archive", () => broken);

        // Not an end that looks like the end of the archive.
        var failed = await Assert.ThrowsAsync<RpcException>(() => PullAsync(session, "/archive"));

        Assert.Equal(StatusCode.Internal, failed.StatusCode);
        Assert.IsType<IOException>(Assert.Single(session.Server.Failures).Exception);
    }

    [Fact]
    public async Task Ends_although_a_read_never_does()
    {
        var stream = new StandardInput();
        await using var session = await StartAsync("archive", () => stream);
        var pulling = Assert.ThrowsAsync<RpcException>(() => PullAsync(session, "/archive"));
        await stream.Asked;

        await session.EndDuringAsync(pulling);
    }

    private static Task<TestSession> StartAsync(string id, Func<Stream> open)
        => TestSession.StartAsync(new UploadService(new Dictionary<string, Func<Stream>> { [id] = open }, new()));

    private static async Task<byte[]> PullAsync(TestSession session, string path)
    {
        using var call = session.Open(Method, new Metadata { { "urlpath", path }, { "urlhost", "buildkit-session" } });
        var received = new MemoryStream();
        // Like the daemon, which never ends its own side.
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            received.Write(BytesValue.Parser.ParseFrom(call.ResponseStream.Current).Value.Span);
        }

        return received.ToArray();
    }

    /// <summary>Like standard input without input: a read that has started ignores tokens.</summary>
    private sealed class StandardInput : MemoryStream
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _asked.TrySetResult();
            return new(new TaskCompletionSource<int>().Task);
        }
    }
}
