using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

/// <summary>Engines behind ssh; the program is one that joins its streams to the fake engine's socket, as the real one does at the other end.</summary>
public sealed class SshTests : IDisposable
{
    private const string Relay = """
        exec python3 -c '
        import os, socket, sys, threading
        engine = socket.socket(socket.AF_UNIX)
        engine.connect(sys.argv[1])
        def send():
            while block := os.read(0, 65536):
                engine.sendall(block)
            engine.shutdown(socket.SHUT_WR)
        threading.Thread(target=send, daemon=True).start()
        while block := engine.recv(65536):
            os.write(1, block)
        ' "$ENGINE_SOCKET"
        """;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ssh://build.example", "-o ConnectTimeout=30 -T -- build.example docker system dial-stdio")]
    [InlineData("ssh://me@build.example:2222", "-o ConnectTimeout=30 -T -l me -p 2222 -- build.example docker system dial-stdio")]
    [InlineData("ssh://build.example/run/user/1/it's.sock", @"-o ConnectTimeout=30 -T -- build.example docker --host 'unix:///run/user/1/it'\''s.sock' system dial-stdio")]
    [Trait("Needs", "python3")]
    public async Task The_engine_is_reached_through_the_streams_of_ssh(string address, string expectedArguments)
    {
        await using var engine = await FakeEngine.StartAsync();
        var environment = Machine(engine, """printf '%s' "$*" > "$ARGUMENTS" """ + "\n" + Relay);

        await using var connection = await OpenAsync(address, environment);

        Assert.Equal("0.0-fake", connection.Capabilities.EngineVersion);
        Assert.Equal(expectedArguments, await File.ReadAllTextAsync(_folder.At("arguments"), Cancellation));
    }

    [Fact]
    [Trait("Needs", "python3")]
    public async Task A_large_body_and_a_long_answer_pass_through()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.On("POST", "/build", async exchange =>
        {
            var length = (await exchange.ReadBodyAsync()).Length;
            await exchange.WriteAsync(new string('x', length));
        });
        await using var connection = await OpenAsync("ssh://build.example", Machine(engine, Relay));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("build", UriKind.Relative)) { Content = new ByteArrayContent(new byte[3_000_000]) };

        using var response = await connection.SendAsync(request, Cancellation);

        Assert.Equal(3_000_000, (await response.Content.ReadAsStringAsync(Cancellation)).Length);
    }

    [Fact]
    public async Task What_ssh_says_when_it_fails_is_told()
    {
        await using var engine = await FakeEngine.StartAsync();
        var environment = Machine(engine, "echo 'me@build.example: Permission denied (publickey).' >&2; exit 255");

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync("ssh://me@build.example", environment));

        Assert.Contains("No engine responds at ssh://me@build.example (from DOCKER_HOST): ssh ended with exit code 255: me@build.example: Permission denied (publickey).", failure.Message);
        Assert.Contains("Run 'ssh build.example docker version'", failure.Message);
    }

    [Fact]
    public async Task A_machine_without_ssh_is_told_to_get_it()
    {
        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync("ssh://build.example", TestEnvironment.In(_folder.Path, ("PATH", _folder.Path))));

        Assert.Contains("'ssh' is not on the PATH", failure.Message);
    }

    [Fact]
    public async Task A_password_in_the_address_is_refused_and_not_repeated()
    {
        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync("ssh://me:s3cret@build.example", TestEnvironment.Empty));

        Assert.Contains("DOCKER_HOST", failure.Message);
        Assert.DoesNotContain("s3cret", failure.ToString());
    }

    [Fact]
    [Trait("Needs", "python3")]
    public async Task The_ssh_process_ends_with_its_connection()
    {
        await using var engine = await FakeEngine.StartAsync();
        var environment = Machine(engine, "echo $$ > \"$ARGUMENTS\"\n" + Relay);
        var connection = await OpenAsync("ssh://build.example", environment);
        var id = int.Parse(await File.ReadAllTextAsync(_folder.At("arguments"), Cancellation), System.Globalization.CultureInfo.InvariantCulture);
        using var process = System.Diagnostics.Process.GetProcessById(id);

        await connection.DisposeAsync();

        await process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    private DockerEnvironment Machine(FakeEngine engine, string ssh)
    {
        _folder.WriteProgram("bin/ssh", ssh);
        return TestEnvironment.In(
            _folder.Path,
            ("PATH", _folder.At("bin") + ":/usr/local/bin:/usr/bin:/bin"),
            ("ENGINE_SOCKET", engine.SocketPath),
            ("ARGUMENTS", _folder.At("arguments")));
    }

    private static Task<EngineConnection> OpenAsync(string address, DockerEnvironment environment) => EngineConnection.OpenAsync(
        EngineAddress.Parse(address, "DOCKER_HOST", environment), environment, logger: null, TimeSpan.FromMinutes(1), Cancellation);
}
