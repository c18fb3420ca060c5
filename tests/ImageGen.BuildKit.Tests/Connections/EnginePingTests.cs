using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections;

/// <summary>The question what an engine is, on a port of this machine.</summary>
public sealed class EnginePingTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private string _request = "";

    public EnginePingTests() => _listener.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DockerEngineConnection Engine => DockerEngineConnection.AtPort("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task The_headers_of_the_answer_are_there_in_any_case()
    {
        var ping = await AskAsync(Engine, "HTTP/1.1 200 OK\r\nApi-Version: 1.47\r\nOSType: linux\r\n\r\nOK");

        Assert.Equal(new Version(1, 47), ping!.ApiVersion);
        Assert.Equal("linux", ping["Ostype"]);
        Assert.Null(ping["Builder-Version"]);
    }

    [Fact]
    public async Task The_request_has_the_paths_the_host_and_the_headers_of_the_connection()
    {
        var engine = Engine with { BasePath = "/docker/", Host = "engine.example", Headers = [new("X-Token", "t"), new("Host", "other"), new("Connection", "upgrade")] };

        _ = await AskAsync(engine, "HTTP/1.1 200 OK\r\n\r\n");

        Assert.Equal("GET /docker/_ping HTTP/1.1\r\nHost: engine.example\r\nConnection: close\r\nX-Token: t\r\n\r\n", _request);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", true)]
    [InlineData("HTTP/1.1 403 Forbidden\r\nApi-Version: 1.47\r\n\r\n", false)]
    public async Task Another_status_is_not_an_answer(string answer, bool expected) => Assert.Equal(expected, await AskAsync(Engine, answer) is not null);

    [Fact]
    public async Task What_is_no_HTTP_fails() => await Assert.ThrowsAsync<InvalidDataException>(() => AskAsync(Engine, "SSH-2.0-OpenSSH\r\n"));

    [Fact]
    public async Task An_answer_that_ends_too_early_fails() => await Assert.ThrowsAsync<EndOfStreamException>(() => AskAsync(Engine, "HTTP/1.1 200 OK\r\nApi-"));

    [Theory]
    [InlineData(0)]
    [InlineData(65536)]
    public void A_port_that_cannot_be_is_refused(int port) => Assert.Throws<ArgumentOutOfRangeException>(() => DockerEngineConnection.AtPort("localhost", port));

    private async Task<DockerEnginePing?> AskAsync(DockerEngineConnection engine, string answer)
    {
        var answering = AnswerAsync(answer);
        try
        {
            return await engine.PingAsync(Cancellation);
        }
        finally
        {
            await answering;
        }
    }

    private async Task AnswerAsync(string answer)
    {
        using var connection = await _listener.AcceptTcpClientAsync(Cancellation);
        var buffer = new byte[4096];
        while (!_request.EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            _request += Encoding.ASCII.GetString(buffer, 0, await connection.GetStream().ReadAsync(buffer, Cancellation));
        }

        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), Cancellation);
    }
}
