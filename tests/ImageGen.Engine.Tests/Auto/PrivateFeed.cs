using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>A NuGet feed (protocol 3) that asks for a name and a password.</summary>
internal sealed class PrivateFeed : IAsyncDisposable
{
    public const string UserName = "robot";
    public const string Password = "s3cret-of-the-feed";

    private readonly WebApplication _application;

    private PrivateFeed(WebApplication application) => _application = application;

    public string Address => _application.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/v3/index.json";

    /// <param name="folder">The folder with the packages.</param>
    /// <param name="certificate">The certificate of localhost, for a feed over HTTPS. Default: plain HTTP.</param>
    public static async Task<PrivateFeed> StartAsync(string folder, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => _ = certificate is null ? listen : listen.UseHttps(certificate)));
        var application = builder.Build();
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}"));
        application.Use(async (HttpContext http, RequestDelegate next) =>
        {
            if (http.Request.Headers.Authorization != expected)
            {
                http.Response.StatusCode = 401;
                http.Response.Headers.WWWAuthenticate = "Basic realm=\"feed\"";
                return;
            }

            await next(http);
        });
        application.MapGet("/v3/index.json", (HttpRequest request) => Results.Json(new Dictionary<string, object>
        {
            ["version"] = "3.0.0",
            ["resources"] = new[] { new Dictionary<string, string> { ["@id"] = $"{request.Scheme}://{request.Host}/flat/", ["@type"] = "PackageBaseAddress/3.0.0" } },
        }));
        application.MapGet("/flat/{id}/index.json", (string id) => Results.Json(new { versions = new[] { "1.0.0" } }));
        application.MapGet("/flat/{id}/1.0.0/{file}", (string file) => Results.File(Directory.EnumerateFiles(folder).Single(path => Path.GetFileName(path).Equals(file, StringComparison.OrdinalIgnoreCase)), "application/octet-stream"));
        await application.StartAsync();
        return new PrivateFeed(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
