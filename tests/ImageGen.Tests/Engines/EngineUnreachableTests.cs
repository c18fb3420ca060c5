using System.Net;
using System.Net.Sockets;
using ImageGen.Engines;
using ImageGen.Engines.Transports;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class EngineUnreachableTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_socket_that_is_not_there_is_said_to_be_missing()
    {
        var failure = await OpenFailsAsync("unix:///nonexistent/docker.sock");

        Assert.StartsWith("No engine responds at unix:///nonexistent/docker.sock (from DOCKER_HOST): the socket does not exist.", failure.Message);
        Assert.Contains("systemctl start docker", failure.Message);
        Assert.Equal("DOCKER_HOST", failure.Endpoint!.Source);
    }

    [Fact]
    public async Task A_socket_that_nobody_listens_on_is_said_to_refuse()
    {
        using var folder = new TemporaryFolder();
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            // .NET removes the file of a socket that it closes; a killed engine leaves it behind.
            socket.Bind(new UnixDomainSocketEndPoint(folder.At("bound.sock")));
            File.Move(folder.At("bound.sock"), folder.At("engine.sock"));
        }

        var failure = await OpenFailsAsync("unix://" + folder.At("engine.sock"));

        Assert.Contains("refused", failure.Message);
        Assert.Contains("Start the engine", failure.Message);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_said_to_refuse()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var failure = await OpenFailsAsync($"tcp://127.0.0.1:{port}");

        Assert.Contains($"tcp://127.0.0.1:{port} (from DOCKER_HOST): the connection was refused", failure.Message);
    }

    [Fact]
    public void A_refused_permission_points_to_the_group()
    {
        var failure = Explain("unix:///var/run/docker.sock", new SocketException((int)SocketError.AccessDenied));

        Assert.Contains("permission was denied", failure.Message);
        Assert.Contains("sudo usermod -aG docker $USER", failure.Message);
    }

    [Fact]
    public void An_unknown_host_is_named()
    {
        var failure = Explain("tcp://build.example:2375", new SocketException((int)SocketError.HostNotFound));

        Assert.Contains("the host 'build.example' is unknown", failure.Message);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_an_unreachable_engine()
    {
        var failure = await OpenFailsAsync("unix:///" + new string('a', 200));

        Assert.Contains("too long", failure.Message);
    }

    [Fact]
    public async Task What_does_not_speak_HTTP_is_no_engine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptSocketAsync(Cancellation);
            await client.SendAsync("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray(), Cancellation);
            await client.ReceiveAsync(new byte[1000], Cancellation);
        }, Cancellation);

        var failure = await OpenFailsAsync($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        Assert.Contains("the response is not HTTP", failure.Message);
        await serving;
    }

    [Fact]
    public async Task An_engine_that_hangs_is_given_up()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.On("GET", "/_ping", exchange => exchange.UntilClientIsGoneAsync());

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() =>
            EngineConnection.OpenAsync(engine.Endpoint, TestEnvironment.Empty, logger: null, TimeSpan.FromMilliseconds(50), Cancellation));

        Assert.Contains("accepts connections but does not respond", failure.Message);
    }

    [Fact]
    public async Task Giving_up_on_an_engine_that_hangs_is_a_cancellation()
    {
        await using var engine = await FakeEngine.StartAsync();
        using var cancel = new CancellationTokenSource();
        engine.On("GET", "/_ping", async exchange =>
        {
            await cancel.CancelAsync();
            await exchange.UntilClientIsGoneAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            EngineConnection.OpenAsync(engine.Endpoint, TestEnvironment.Empty, logger: null, TimeSpan.FromMinutes(1), cancel.Token));
    }

    [Fact]
    public async Task An_engine_that_dies_before_it_answers_went_away()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var connection = await engine.ConnectAsync();
        engine.On("POST", "/build", exchange =>
        {
            exchange.Drop();
            return Task.CompletedTask;
        });

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => connection.SendAsync(Post("build"), Cancellation));

        Assert.Contains("was lost", failure.Message);
        Assert.Equal(engine.Endpoint, failure.Endpoint);
    }

    [Fact]
    public async Task An_engine_that_dies_in_the_midst_of_its_answer_went_away()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var connection = await engine.ConnectAsync();
        var read = new TaskCompletionSource();
        engine.On("POST", "/build", async exchange =>
        {
            await exchange.LineAsync("""{"stream":"Step 1"}""");
            await read.Task;
            exchange.Drop();
        });
        using var response = await connection.SendAsync(Post("build"), Cancellation);
        await using var messages = EngineMessageStream.ReadAsync(await response.Content.ReadAsStreamAsync(Cancellation), Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await messages.MoveNextAsync());
        read.SetResult();

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(async () => await messages.MoveNextAsync());

        Assert.Contains("was lost before the response was complete", failure.Message);
    }

    [Fact]
    public async Task An_engine_that_dies_in_a_call_of_the_library_went_away()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var connection = await engine.ConnectAsync();
        engine.On("GET", "/images/busybox/json", async exchange =>
        {
            await exchange.WriteAsync("""{"Id":"sha256:""");
            exchange.Drop();
        });

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => connection.Images.InspectAsync("busybox", Cancellation));

        Assert.Contains("was lost", failure.Message);
    }

    private static HttpRequestMessage Post(string address) => new(HttpMethod.Post, new Uri(address, UriKind.Relative));

    private static EngineUnreachableException Explain(string address, Exception cause) => UnreachableReason.ToException(
        EngineAddress.Parse(address, "DOCKER_HOST", TestEnvironment.Empty),
        new HttpRequestException(cause is SocketException { SocketErrorCode: SocketError.HostNotFound } ? HttpRequestError.NameResolutionError : HttpRequestError.ConnectionError, "connecting failed", cause));

    private static Task<EngineUnreachableException> OpenFailsAsync(string address) => Assert.ThrowsAsync<EngineUnreachableException>(() =>
        EngineConnection.OpenAsync(EngineAddress.Parse(address, "DOCKER_HOST", TestEnvironment.Empty), TestEnvironment.Empty, logger: null, TimeSpan.FromMinutes(1), Cancellation));
}
