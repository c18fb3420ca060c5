using System.Net;
using System.Net.Sockets;
using Xunit;

namespace ImageGen.Tests.Probe;

/// <summary>Peers without a valid response: the probe ends, and prints the reason.</summary>
public sealed class PeerFailureTests
{
    [Fact]
    public async Task A_refused_connection_is_reported()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var address = unused.LocalEndpoint;
        unused.Stop();

        await FailsAsync($"http://{address}/health", "refused");
    }

    [Fact]
    public async Task A_peer_that_sends_nothing_ends_by_the_timeout()
    {
        await using var peer = ScriptedPeer.Start(static (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));

        await FailsAsync(peer.Url, "no complete response header within 1 s");
    }

    [Fact]
    public async Task A_peer_that_sends_single_bytes_ends_by_the_timeout()
    {
        await using var peer = ScriptedPeer.Start(static async (stream, cancellation) =>
        {
            await ScriptedPeer.SendAsync(stream, "HTTP/1.1 200 OK\r\nSlow: ", cancellation);
            while (true)
            {
                await ScriptedPeer.SendAsync(stream, "a", cancellation);
                await Task.Delay(20, cancellation);
            }
        });

        await FailsAsync(peer.Url, "no complete response header within 1 s");
    }

    [Fact]
    public async Task An_endless_header_is_refused()
    {
        await using var peer = ScriptedPeer.Start(static async (stream, cancellation) =>
        {
            await ScriptedPeer.SendAsync(stream, "HTTP/1.1 200 OK\r\n", cancellation);
            while (true)
            {
                await ScriptedPeer.SendAsync(stream, "Name: value\r\n", cancellation);
            }
        });

        await FailsAsync(peer.Url, "the response header is longer than 8192 bytes");
    }

    /// <summary>As an ssh server does: it sends first, and then waits for its peer.</summary>
    [Fact]
    public async Task Another_protocol_is_not_awaited()
    {
        await using var peer = ScriptedPeer.Start(static async (stream, cancellation) =>
        {
            await ScriptedPeer.SendAsync(stream, "SSH-2.0-OpenSSH_9.2\r\n", cancellation);
            await Task.Delay(Timeout.Infinite, cancellation);
        });

        await FailsAsync(peer.Url, "the response is not HTTP/1");
    }

    [Theory]
    [InlineData("", "the connection was closed before the end of the response header")]
    [InlineData("HTTP/1.1 200 OK\r\nName: val", "the connection was closed before the end of the response header")]
    [InlineData("\0\u00ff\u00fe garbage \r\n\r\n", "the response is not HTTP/1")]
    [InlineData("HTTP/2.0 200 OK\r\n\r\n", "the response is not HTTP/1")]
    [InlineData("HTTP/1.1 OK\r\n\r\n", "the response has no valid status line")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n", "the response has no valid status line")]
    [InlineData("HTTP/1.1 099\r\n\r\n", "the response has no valid status line")]
    [InlineData("HTTP/1.\r\n\r\n", "the response has no valid status line")]
    public async Task A_malformed_response_is_refused(string response, string reason)
    {
        await using var peer = ScriptedPeer.Sending(response);

        await FailsAsync(peer.Url, reason);
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 \r\n\r\n")]
    [InlineData("HTTP/1.1 200\r\n\r\n")]
    public async Task A_response_in_another_valid_form_is_read(string response)
    {
        await using var peer = ScriptedPeer.Sending(response);

        Assert.True((await ProbeRun.RunAsync(peer.Url)).IsHealthy);
    }

    [Fact]
    public async Task A_header_in_several_packets_is_read()
    {
        await using var peer = ScriptedPeer.Start(static async (stream, cancellation) =>
        {
            foreach (var character in "HTTP/1.1 204 No Content\r\n\r\n")
            {
                await ScriptedPeer.SendAsync(stream, character.ToString(), cancellation);
            }
        });

        Assert.Equal($"{peer.Url}: status 204", (await ProbeRun.RunAsync(peer.Url)).Line);
    }

    private static async Task FailsAsync(string url, string reason)
    {
        var result = await ProbeRun.RunAsync(url, "--timeout", "1");

        Assert.False(result.IsHealthy);
        Assert.StartsWith(url + ": ", result.Line);
        Assert.Contains(reason, result.Line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', result.Line);
    }
}
