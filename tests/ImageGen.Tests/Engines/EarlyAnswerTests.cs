using System.Net;
using Xunit;

namespace ImageGen.Tests.Engines;

/// <summary>An engine that refuses a request does so whenever it likes, and its reason must reach the caller.</summary>
public sealed class EarlyAnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_refused_by_its_parameters_is_not_followed_by_its_body()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var connection = await engine.ConnectAsync();
        engine.On("POST", "/build", exchange => exchange.AnswerAsync(400, """{"message":"invalid platform"}"""));
        using var body = new EndlessContent(blocks: 1);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("build?platform=x", UriKind.Relative)) { Content = body };

        using var response = await connection.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("invalid platform", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(0, body.BlocksWritten);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_reason_of_an_engine_that_stops_reading_halfway_is_told(bool tcp)
    {
        await using var engine = await FakeEngine.StartAsync(tcp);
        await using var connection = await engine.ConnectAsync();
        var answered = new TaskCompletionSource();
        engine.On("POST", "/build", async exchange =>
        {
            await exchange.RequestBody.ReadExactlyAsync(new byte[EndlessContent.BlockSize], Cancellation);
            exchange.Header("Connection", "close");
            await exchange.AnswerAsync(500, """{"message":"archive/tar: invalid tar header"}""");
            answered.SetResult();
        });
        // More than the buffers on the way hold: the engine's end of the connection is closed while this is being written.
        using var body = new EndlessContent(blocks: 64);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("build", UriKind.Relative)) { Content = body };

        using var response = await connection.SendAsync(request, Cancellation);

        await answered.Task;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("invalid tar header", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_failure_of_the_body_itself_is_not_blamed_on_the_engine()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var connection = await engine.ConnectAsync();
        engine.On("POST", "/build", async exchange => await exchange.ReadBodyAsync());
        using var body = new EndlessContent(blocks: 2) { Failure = new BuildContextException("the file changed") };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("build", UriKind.Relative)) { Content = body };

        var failure = await Assert.ThrowsAsync<BuildContextException>(() => connection.SendAsync(request, Cancellation));

        Assert.Equal("the file changed", failure.Message);
    }

    private sealed class EndlessContent(int blocks) : HttpContent
    {
        public const int BlockSize = 1 << 20;

        public int BlocksWritten { get; private set; }

        public Exception? Failure { get; init; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[BlockSize];
            for (; BlocksWritten < blocks; BlocksWritten++)
            {
                await stream.WriteAsync(block, Cancellation);
            }

            if (Failure is not null)
            {
                throw Failure;
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
