using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class NamedPipeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_engine_is_reached_through_its_pipe()
    {
        await using var engine = await FakeEngine.StartAsync();
        var name = "imagegen-" + Guid.NewGuid().ToString("n");
        // Outside Windows, .NET's named pipes are sockets of this name.
        var pipe = Path.Combine(Path.GetTempPath(), "CoreFxPipe_" + name);
        File.CreateSymbolicLink(pipe, engine.SocketPath);
        try
        {
            await using var connection = await OpenAsync($"npipe:////./pipe/{name}");

            Assert.Equal("0.0-fake", connection.Capabilities.EngineVersion);
        }
        finally
        {
            File.Delete(pipe);
        }
    }

    [Fact]
    public async Task An_address_without_a_pipes_name_is_refused()
    {
        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync("npipe://./docker_engine"));

        Assert.Contains("npipe://./pipe/docker_engine", failure.Message);
    }

    private static Task<EngineConnection> OpenAsync(string address) => EngineConnection.OpenAsync(
        EngineAddress.Parse(address, "DOCKER_HOST", TestEnvironment.Empty), TestEnvironment.Empty, logger: null, TimeSpan.FromMinutes(1), Cancellation);
}
