using System.Text;
using CsCheck;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Connections.Upgrades;
using ImageGen.BuildKit.Tests.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections.Upgrades;

public sealed class ConnectionUpgradeTests
{
    private const string Upgraded = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";

    [Fact]
    public Task The_bytes_after_the_response_are_kept_for_every_split() =>
        Gen.Select(Gen.Byte.Array[0, 30], Gen.Int[1, 20]).SampleAsync(async (rest, size) =>
        {
            byte[] answer = [.. Encoding.ASCII.GetBytes(Upgraded), .. rest];
            var connection = new TornStream(answer, size);
            var upgraded = await ConnectionUpgrade.RequestAsync(connection, "/grpc", "docker", [], TestContext.Current.CancellationToken);
            using var received = new MemoryStream();
            await upgraded.CopyToAsync(received, TestContext.Current.CancellationToken);
            Assert.Equal(rest, received.ToArray());
            await upgraded.WriteAsync("PRI"u8.ToArray(), TestContext.Current.CancellationToken);
            Assert.EndsWith("\r\n\r\nPRI", connection.Written, StringComparison.Ordinal);
        }, iter: 200);

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 29\r\n\r\n{\"message\":\"page not found\"}\n", 404, "page not found")]
    [InlineData("HTTP/1.1 403 Forbidden\r\n\r\nby the proxy", 403, "by the proxy")]
    [InlineData("HTTP/1.1 426 Upgrade Required\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 426, "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut off", 200, "cut off")]
    public async Task A_refusal_contains_the_engines_message(string answer, int status, string words)
    {
        var connection = new TornStream(Encoding.ASCII.GetBytes(answer), 7);
        var refusal = await Assert.ThrowsAsync<UpgradeRefusedException>(() =>
            ConnectionUpgrade.RequestAsync(connection, "/grpc", "docker", [], TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(status, refusal.Status);
        Assert.Equal($"POST /grpc failed with status {status}: {words}", refusal.Message);
        Assert.True(connection.IsClosed);
    }

    [Theory]
    [InlineData("", "closed before")]
    [InlineData("HTTP/1.1 101 Switching", "closed before")]
    [InlineData("220 smtp.example.com ESMTP\r\n", "not valid HTTP/1.1")]
    public async Task A_server_that_is_not_an_engine_is_reported(string answer, string reason)
    {
        var connection = new TornStream(Encoding.ASCII.GetBytes(answer), 5);
        var exception = await Assert.ThrowsAsync<TransportException>(() =>
            ConnectionUpgrade.RequestAsync(connection, "/grpc", "docker", [], TestContext.Current.CancellationToken).AsTask());
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.True(connection.IsClosed);
    }

    [Fact]
    public async Task A_silent_engine_is_awaited_until_the_caller_cancels()
    {
        var (near, _) = DuplexStream.CreatePair();
        using var givingUp = new CancellationTokenSource();
        var upgrade = ConnectionUpgrade.RequestAsync(near, "/grpc", "docker", [], givingUp.Token).AsTask();
        Assert.False(upgrade.IsCompleted);
        await givingUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upgrade);
    }
}
