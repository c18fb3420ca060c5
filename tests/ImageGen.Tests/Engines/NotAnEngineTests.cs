using System.Net;
using System.Net.Sockets;
using System.Text;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

/// <summary>What listens at the address of the engine, and is none.</summary>
public sealed class NotAnEngineTests
{
    private const string Page = "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body>a long page</body></html>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_web_server_without_the_page_is_named_with_its_title()
    {
        var (address, failure) = await PingAsync(Response("404 Not Found", Page, "Server: nginx/1.29.0", "Content-Type: text/html"));

        Assert.IsType<EngineRequestException>(failure);
        Assert.Equal(
            $"The peer at {address} (from DOCKER_HOST) is not a Docker-compatible engine: it responded to GET /_ping with 404 Not Found (nginx/1.29.0, text/html): '404 Not Found'. "
            + "Check the address and the port, and set DOCKER_TLS_VERIFY=1 for an engine with TLS. Without DOCKER_HOST, the engine of this machine is used.",
            failure.Message);
    }

    [Theory]
    [InlineData("502 Bad Gateway", "no upstream\nmore", "502 Bad Gateway: 'no upstream …'")]
    [InlineData("404 Not Found", "<p>no title</p>", "404 Not Found. Check")]
    [InlineData("301 Moved Permanently", "", "301 Moved Permanently. Check")]
    [InlineData("400 Bad Request", "Client sent an HTTP request to an HTTPS server.\n", "The port is for TLS: set DOCKER_TLS_VERIFY=1")]
    [InlineData("400 Bad Request", "<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>", "The port is for TLS: set DOCKER_TLS_VERIFY=1")]
    public async Task A_status_that_is_no_engine_s_is_told_with_what_stands_in_the_response(string status, string body, string told) =>
        Assert.Contains(told, (await PingAsync(Response(status, body))).Failure.Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_web_server_with_a_page_for_every_address_reports_no_version()
    {
        var message = (await PingAsync(Response("200 OK", Page, "Server: Kestrel", "Content-Type: text/html"))).Failure.Message;

        Assert.Contains("it does not report the version of its Docker API in its response to GET /_ping (Kestrel, text/html).", message, StringComparison.Ordinal);
        Assert.DoesNotContain("DOCKER_API_VERSION", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_behind_a_proxy_that_removes_the_version_can_be_used_with_the_variable() =>
        Assert.Contains("set DOCKER_API_VERSION", (await PingAsync(Response("200 OK", "OK", "Content-Type: text/plain; charset=utf-8"))).Failure.Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_does_not_speak_HTTP_is_quoted()
    {
        var (_, failure) = await PingAsync("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray());

        Assert.IsType<EngineUnreachableException>(failure);
        Assert.Contains("the response is not HTTP (", failure.Message, StringComparison.Ordinal);
        Assert.Contains("SSH-2.0-OpenSSH_9.2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Check the address and the port", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_for_TLS_closes_the_connection()
    {
        var (address, failure) = await PingAsync([]);

        Assert.Equal(address, Assert.IsType<EngineUnreachableException>(failure).Endpoint?.Address.OriginalString);
        Assert.StartsWith($"The peer at {address} (from DOCKER_HOST) closed the connection without an HTTP response to GET /_ping.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("set DOCKER_TLS_VERIFY=1 for an engine with TLS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_socket_of_another_daemon_is_named_with_the_variable_for_buildkitd()
    {
        using var folder = new TemporaryFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(folder.At("buildkitd.sock")));
        // The SETTINGS frame of a gRPC server, and the end of the connection because the request is not HTTP/2.
        var serving = ServeAsync(listener, [0, 0, 0, 4, 0, 0, 0, 0, 0]);

        var failure = await FailAsync("unix://" + folder.At("buildkitd.sock"));

        Assert.Contains("buildkitd.sock (from DOCKER_HOST)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("For buildkitd, set BUILDKIT_HOST instead.", failure.Message, StringComparison.Ordinal);
        listener.Close();
        await serving;
    }

    [Fact]
    public async Task An_engine_that_refuses_the_ping_says_why_itself()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Answer("GET", "/_ping", """{"message":"authorization denied by plugin"}""", 403);

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() => engine.ConnectAsync());

        Assert.EndsWith("refused the ping (403): authorization denied by plugin", failure.Message, StringComparison.Ordinal);
    }

    private static byte[] Response(string status, string body, params string[] headers) => Encoding.UTF8.GetBytes(
        string.Join("\r\n", [$"HTTP/1.1 {status}", .. headers, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}", "Connection: close", "", body]));

    private static async Task<(string Address, ImageGenException Failure)> PingAsync(byte[] response)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var serving = ServeAsync(listener, response);
        var address = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}";
        var failure = await FailAsync(address);
        listener.Close();
        await serving;
        return (address, failure);
    }

    /// <summary>Sends the same bytes on each connection after a request, and closes it.</summary>
    private static Task ServeAsync(Socket listener, byte[] response)
    {
        listener.Listen();
        return Task.Run(
            async () =>
            {
                try
                {
                    while (true)
                    {
                        using var client = await listener.AcceptAsync(Cancellation);
                        _ = await client.ReceiveAsync(new byte[4096], Cancellation);
                        _ = await client.SendAsync(response, Cancellation);
                        client.Shutdown(SocketShutdown.Both);
                    }
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
                {
                    // The test has closed the listener.
                }
            },
            Cancellation);
    }

    private static Task<ImageGenException> FailAsync(string address) => Assert.ThrowsAnyAsync<ImageGenException>(() =>
        EngineConnection.OpenAsync(EngineAddress.Parse(address, "DOCKER_HOST", TestEnvironment.Empty), TestEnvironment.Empty, logger: null, TimeSpan.FromMinutes(1), Cancellation));
}
