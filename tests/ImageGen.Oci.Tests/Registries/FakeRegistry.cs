using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImageGen.Oci.Tests.Registries;

/// <summary>A registry of manifests and blobs on a free loopback port; a test may put its own answer before any of them.</summary>
internal sealed class FakeRegistry : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeRegistry(WebApplication application) => _application = application;

    /// <summary>Host and port.</summary>
    public string Address => new Uri(_application.Urls.Single()).Authority;

    /// <summary>The manifests by tag and by digest.</summary>
    public ConcurrentDictionary<string, (string MediaType, byte[] Content)> Manifests { get; } = new(StringComparer.Ordinal);

    public FakeBlobs Blobs { get; } = new();

    /// <summary>Each request: method, path with query, and <c>Authorization</c>.</summary>
    public ConcurrentQueue<(string Method, string Path, string Authorization)> Requests { get; } = new();

    /// <summary>Answers a request itself (<see langword="true"/>), or leaves it to the registry.</summary>
    public Func<HttpContext, Task<bool>> Before { get; set; } = _ => Task.FromResult(false);

    public static async Task<FakeRegistry> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        var application = builder.Build();
        var registry = new FakeRegistry(application);
        application.Run(registry.AnswerAsync);
        await application.StartAsync();
        return registry;
    }

    /// <summary>Puts a manifest there, and tells its digest.</summary>
    public ImageDigest Add(string mediaType, byte[] content)
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        Manifests[digest] = (mediaType, content);
        return ImageDigest.Parse(digest);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        Requests.Enqueue((request.Method, request.Path + request.QueryString, request.Headers.Authorization.ToString()));
        if (await Before(context))
        {
            return;
        }

        if (request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal))
        {
            await Blobs.AnswerAsync(context);
            return;
        }

        var name = request.Path.Value![(request.Path.Value!.LastIndexOf('/') + 1)..];
        if (request.Method == "PUT")
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            Manifests[name] = (request.ContentType!, body.ToArray());
            context.Response.Headers["Docker-Content-Digest"] = Add(request.ContentType!, body.ToArray()).ToString();
            context.Response.StatusCode = 201;
        }
        else if (Manifests.TryGetValue(name, out var manifest))
        {
            context.Response.ContentType = manifest.MediaType;
            context.Response.ContentLength = manifest.Content.Length;
            context.Response.Headers["Docker-Content-Digest"] = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(manifest.Content));
            await context.Response.Body.WriteAsync(manifest.Content);
        }
        else
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("""{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}""");
        }
    }
}
