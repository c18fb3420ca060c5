using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImageGen.Engine.Tests.Pushing;

/// <summary>A registry on a free loopback port that has every layer already, and takes manifests as a test decides.</summary>
/// <remarks>Docker speaks plain HTTP to loopback addresses, so no certificate is needed.</remarks>
internal sealed class LoopbackRegistry : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _manifests;

    private LoopbackRegistry(WebApplication application) => _application = application;

    /// <summary>Host and port.</summary>
    public string Address => new Uri(_application.Urls.Single()).Authority;

    /// <summary>How many manifests were sent.</summary>
    public int Manifests => _manifests;

    /// <summary>Whether layers are there already; otherwise the connection breaks as soon as one is uploaded.</summary>
    public bool HasLayers { get; init; } = true;

    /// <param name="onManifest">Answers the upload of a manifest; the number counts from 1.</param>
    public static async Task<LoopbackRegistry> StartAsync(Func<int, HttpContext, Task> onManifest, bool hasLayers = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        });
        var application = builder.Build();
        var registry = new LoopbackRegistry(application) { HasLayers = hasLayers };
        application.Run(context => registry.AnswerAsync(context, onManifest));
        await application.StartAsync();
        return registry;
    }

    /// <summary>Refuses with a status and an error of the registry protocol.</summary>
    public static Task<LoopbackRegistry> RefusingAsync(int status, string code, string message) => StartAsync(async (_, context) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""");
    });

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<int, HttpContext, Task> onManifest)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value!);
        if (path.Contains("/manifests/", StringComparison.Ordinal) && method == "PUT")
        {
            context.Response.Headers["Docker-Content-Digest"] = "sha256:" + Convert.ToHexStringLower(await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted));
            await onManifest(Interlocked.Increment(ref _manifests), context);
        }
        else if (path.Contains("/blobs/uploads/", StringComparison.Ordinal) && method == "POST")
        {
            context.Response.StatusCode = 202;
            context.Response.Headers.Location = path + "1";
            context.Response.Headers["Docker-Upload-UUID"] = "1";
            context.Response.Headers["Range"] = "0-0";
        }
        else if (path.Contains("/blobs/uploads/", StringComparison.Ordinal))
        {
            context.Abort();
        }
        else if (path.Contains("/blobs/", StringComparison.Ordinal) && HasLayers)
        {
            context.Response.Headers["Docker-Content-Digest"] = path[(path.LastIndexOf('/') + 1)..];
            context.Response.ContentLength = 10;
        }
        else
        {
            context.Response.StatusCode = path == "/v2/" ? 200 : 404;
        }
    }
}
