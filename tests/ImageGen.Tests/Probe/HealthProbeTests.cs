using System.Collections.Concurrent;
using System.Net;
using ImageGen.Probe;
using Xunit;

namespace ImageGen.Tests.Probe;

public sealed class HealthProbeTests
{
    [Theory]
    [InlineData(200, true)]
    [InlineData(204, true)]
    [InlineData(302, true)]
    [InlineData(399, true)]
    [InlineData(400, false)]
    [InlineData(404, false)]
    [InlineData(500, false)]
    public async Task The_status_decides(int status, bool isHealthy)
    {
        await using var server = await HealthServer.StartAsync(status);

        var result = await ProbeRun.RunAsync(server.Url + "/health");

        Assert.Equal(new ProbeResult(isHealthy, $"{server.Url}/health: status {status}"), result);
    }

    [Fact]
    public async Task The_request_is_a_GET_that_closes_its_connection()
    {
        var requests = new ConcurrentQueue<string>();
        await using var server = await HealthServer.StartAsync(context =>
        {
            var request = context.Request;
            requests.Enqueue($"{request.Method} {request.Path}{request.QueryString} {request.Protocol}");
            requests.Enqueue($"{request.Host} {request.Headers.UserAgent} {request.Headers.Connection}");
            return Task.CompletedTask;
        });

        await ProbeRun.RunAsync(server.Url + "/health/ready?tag=a%20b");

        Assert.Equal(["GET /health/ready?tag=a%20b HTTP/1.1", $"127.0.0.1:{server.Port} imagegen-probe close"], requests);
    }

    [Fact]
    public async Task An_IPv6_address_is_probed()
    {
        await using var server = await HealthServer.StartAsync(200, IPAddress.IPv6Loopback);

        var result = await ProbeRun.RunAsync($"http://[::1]:{server.Port}/health");

        Assert.Equal(new ProbeResult(true, $"http://[::1]:{server.Port}/health: status 200"), result);
    }

    [Fact]
    public async Task A_name_is_looked_up()
    {
        await using var server = await HealthServer.StartAsync(200);

        Assert.True((await ProbeRun.RunAsync($"http://localhost:{server.Port}/health")).IsHealthy);
    }

    [Fact]
    public async Task A_path_is_probed_at_the_address_of_the_environment()
    {
        await using var server = await HealthServer.StartAsync(200);
        var environment = ProbeRun.Environment($"ASPNETCORE_HTTP_PORTS={server.Port}");

        var result = await Task.Run(() => HealthProbe.Run(["/health"], environment), TestContext.Current.CancellationToken);

        Assert.Equal(new ProbeResult(true, $"http://127.0.0.1:{server.Port}/health: status 200"), result);
    }

    [Fact]
    public async Task The_body_is_not_awaited()
    {
        await using var server = await HealthServer.StartAsync(async context =>
        {
            await context.Response.StartAsync();
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        Assert.True((await ProbeRun.RunAsync(server.Url + "/health")).IsHealthy);
    }
}
