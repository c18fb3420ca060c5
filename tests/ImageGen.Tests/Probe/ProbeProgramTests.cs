using System.Diagnostics;
using Xunit;

namespace ImageGen.Tests.Probe;

/// <summary>The program as a process.</summary>
public sealed class ProbeProgramTests
{
    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    public async Task The_exit_code_is_the_health(int status, int exitCode)
    {
        await using var server = await HealthServer.StartAsync(status);

        Assert.Equal((exitCode, $"{server.Url}/health: status {status}\n"), await RunAsync(server.Url + "/health"));
    }

    [Fact]
    public async Task Without_arguments_it_prints_its_usage() =>
        Assert.Equal((1, "0 arguments are not valid. Usage: imagegen-probe URL|PATH [--timeout SECONDS]\n"), await RunAsync());

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "imagegen-probe.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
