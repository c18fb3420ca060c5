using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImageGen.Tests.Building.InProcess.Recorded;

/// <summary>Serves the files of a folder to <c>ADD</c>, on this machine only.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_450_000_000);

    private readonly WebApplication _server;

    private FileServer(WebApplication server) => _server = server;

    public string Address => _server.Urls.Single();

    /// <param name="folder">The folder with the files.</param>
    public static async Task<FileServer> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(request =>
        {
            var path = Path.Combine(folder, Path.GetFileName(request.Request.Path.Value!));
            return (File.Exists(path) ? Results.File(path, lastModified: Time) : Results.NotFound()).ExecuteAsync(request);
        });
        await server.StartAsync();
        return new FileServer(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
