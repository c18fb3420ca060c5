using System.Net;
using System.Net.Sockets;
using ImageGen.Engines.Transports;
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

    [Fact]
    public async Task The_reason_of_an_engine_that_stops_reading_halfway_is_told()
    {
        using var folder = new TemporaryFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(folder.At("engine.sock")));
        listener.Listen();
        var serving = RefuseHalfwayAsync(listener);
        var endpoint = new EngineEndpoint { Address = new Uri("unix://" + folder.At("engine.sock")) };
        using var requests = new HttpMessageInvoker(EngineTransport.CreateHandler(EngineTransport.For(endpoint, TestEnvironment.Empty), endpoint, []));
        // More than the buffers on the way hold: the engine closes its end while this is being written.
        using var body = new EndlessContent(blocks: 64);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("http://docker/v1.41/build")) { Content = body };
        request.Headers.ExpectContinue = true;

        using var response = await requests.SendAsync(request, Cancellation);

        await serving;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("archive/tar: invalid tar header", await response.Content.ReadAsStringAsync(Cancellation));
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

    /// <summary>An engine as blunt as Go's server is: it asks for the body, answers when it has seen enough, and hangs up.</summary>
    private static async Task RefuseHalfwayAsync(Socket listener)
    {
        using var connection = await listener.AcceptAsync(Cancellation);
        var buffer = new byte[EndlessContent.BlockSize];
        await connection.ReceiveAsync(buffer, Cancellation);
        await connection.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), Cancellation);
        for (var received = 0; received < buffer.Length;)
        {
            received += await connection.ReceiveAsync(buffer, Cancellation);
        }

        await connection.SendAsync("HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 31\r\n\r\narchive/tar: invalid tar header"u8.ToArray(), Cancellation);
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
