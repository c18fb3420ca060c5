using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImageGen.Benchmarks.Processes;

/// <summary>An HTTP server on a Unix socket that answers as an engine does, and notes when it was first reached.</summary>
internal sealed class SinkEngine : IAsyncDisposable
{
    private readonly WebApplication _application;
    private long _started;
    private long _firstRequest;
    private long _firstContextByte;

    private SinkEngine(WebApplication application, string socketPath) => (_application, SocketPath) = (application, socketPath);

    public string SocketPath { get; }

    public static async Task<SinkEngine> StartAsync(string socketPath)
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(options => options.ListenUnixSocket(socketPath));
        var application = builder.Build();
        var sink = new SinkEngine(application, socketPath);
        application.Run(sink.AnswerAsync);
        await application.StartAsync();
        return sink;
    }

    /// <summary>Runs a program that talks to this engine.</summary>
    public async Task<Arrivals> WatchAsync(Func<Task<TimedProcess>> run)
    {
        (_firstRequest, _firstContextByte, _started) = (0, 0, Stopwatch.GetTimestamp());
        var process = await run();
        return new Arrivals(Stopwatch.GetElapsedTime(_started, _firstRequest), Stopwatch.GetElapsedTime(_started, _firstContextByte), process.Elapsed);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        _ = Interlocked.CompareExchange(ref _firstRequest, Stopwatch.GetTimestamp(), 0);
        http.Response.Headers["Api-Version"] = "1.41";
        http.Response.Headers["Ostype"] = "linux";
        var path = http.Request.Path.Value!;
        if (path.EndsWith("/build", StringComparison.Ordinal))
        {
            var read = await http.Request.BodyReader.ReadAsync();
            _ = Interlocked.CompareExchange(ref _firstContextByte, Stopwatch.GetTimestamp(), 0);
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            await http.Request.Body.CopyToAsync(Stream.Null);
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(path.EndsWith("/version", StringComparison.Ordinal)
            ? """{"Version":"20.10.24","ApiVersion":"1.41","Os":"linux","Arch":"amd64"}"""
            : """{"aux":{"ID":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}}""");
    }
}
