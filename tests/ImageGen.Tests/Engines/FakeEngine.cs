using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using ImageGen.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace ImageGen.Tests.Engines;

/// <summary>
/// An engine whose every answer a test decides. It listens on a Unix socket in a folder of its own, or on a loopback port.
/// </summary>
/// <example>
/// <code>
/// await using var engine = await FakeEngine.StartAsync();
/// engine.On("POST", "/build", async exchange =>
/// {
///     await exchange.ReadBodyAsync();
///     await exchange.LineAsync("""{"stream":"Step 1/2"}""");
///     exchange.Drop();
/// });
/// await using var connection = await engine.ConnectAsync();
/// </code>
/// </example>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly DirectoryInfo _folder;
    private readonly ConcurrentDictionary<(string Method, string Path), Func<FakeExchange, Task>> _routes = new();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();

    private FakeEngine(WebApplication application, DirectoryInfo folder)
    {
        _application = application;
        _folder = folder;
    }

    /// <summary>The newest API version that the engine claims to speak, in <c>Api-Version</c> and <c>/version</c>.</summary>
    public string ApiVersion { get; set; } = "1.41";

    /// <summary>The oldest API version that it accepts; requests below are refused in Docker's words.</summary>
    public string MinimumApiVersion { get; set; } = "1.24";

    /// <summary>Further headers of the answer to <c>/_ping</c>: <c>Builder-Version</c>, <c>Libpod-Api-Version</c>.</summary>
    public Dictionary<string, string> PingHeaders { get; } = new(StringComparer.OrdinalIgnoreCase) { ["Ostype"] = "linux" };

    /// <summary>Every request, in the order of arrival, the ping included.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    public EngineEndpoint Endpoint { get; private set; } = null!;

    /// <summary>The file of the socket, where the engine listens on one.</summary>
    public string SocketPath => Path.Combine(_folder.FullName, "engine.sock");

    public static async Task<FakeEngine> StartAsync(bool tcp = false, X509Certificate2? certificate = null, X509Certificate2? clientAuthority = null)
    {
        var folder = Directory.CreateTempSubdirectory("fake-engine");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            if (tcp || certificate is not null)
            {
                kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => Encrypt(listen, certificate, clientAuthority));
            }
            else
            {
                kestrel.ListenUnixSocket(Path.Combine(folder.FullName, "engine.sock"));
            }
        });
        var application = builder.Build();
        var engine = new FakeEngine(application, folder);
        engine.Answer("GET", "/_ping", "OK");
        application.Run(engine.HandleAsync);
        await application.StartAsync();
        engine.Endpoint = new EngineEndpoint
        {
            Address = tcp || certificate is not null
                ? new UriBuilder(application.Urls.Single()) { Scheme = "tcp", Host = "localhost" }.Uri
                : new Uri("unix://" + engine.SocketPath),
            Source = "the test",
        };
        return engine;
    }

    /// <summary>Opens a connection to this engine that knows nothing of the machine's own variables.</summary>
    public Task<EngineConnection> ConnectAsync(DockerEnvironment? environment = null) => EngineConnection.OpenAsync(
        Endpoint, environment ?? TestEnvironment.Empty, logger: null, TimeSpan.FromMinutes(1), Xunit.TestContext.Current.CancellationToken);

    /// <summary>Answers requests by a function. The path is without the version: <c>/images/create</c>.</summary>
    public void On(string method, string path, Func<FakeExchange, Task> handle) => _routes[(method, path)] = handle;

    /// <summary>Reads the request's body and answers with a fixed text.</summary>
    public void Answer(string method, string path, string body, int status = 200) => On(method, path, async exchange =>
    {
        await exchange.ReadBodyAsync();
        await exchange.AnswerAsync(status, body);
    });

    /// <summary>The first request for this path.</summary>
    public FakeRequest Request(string path) => Requests.First(each => each.Path == path);

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _application.StopAsync(atOnce.Token);
        await _application.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static void Encrypt(ListenOptions listen, X509Certificate2? certificate, X509Certificate2? clientAuthority)
    {
        if (certificate is not null)
        {
            listen.UseHttps(certificate, https =>
            {
                https.ClientCertificateMode = clientAuthority is null ? ClientCertificateMode.NoCertificate : ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (client, _, _) => clientAuthority is not null && client.Issuer == clientAuthority.Subject;
            });
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        string? version = null;
        if (path.StartsWith("/v1.", StringComparison.Ordinal) && path.IndexOf('/', 1) is > 0 and var slash)
        {
            version = path[2..slash];
            path = path[slash..];
        }

        var request = new FakeRequest(context.Request, path, version);
        _requests.Enqueue(request);
        var exchange = new FakeExchange(context, request);
        context.Response.Headers["Api-Version"] = ApiVersion;
        foreach (var (name, value) in PingHeaders)
        {
            context.Response.Headers[name] = value;
        }

        if (version is not null && Version.Parse(version) < Version.Parse(MinimumApiVersion))
        {
            await exchange.AnswerAsync(400, $$"""{"message":"client version {{version}} is too old. Minimum supported API version is {{MinimumApiVersion}}, please upgrade your client to a newer version"}""");
        }
        else if (version is not null && Version.Parse(version) > Version.Parse(ApiVersion))
        {
            await exchange.AnswerAsync(400, $$"""{"message":"client version {{version}} is too new. Maximum supported API version is {{ApiVersion}}"}""");
        }
        else if (_routes.TryGetValue((context.Request.Method, path), out var handle))
        {
            await handle(exchange);
        }
        else if (path == "/version")
        {
            await exchange.AnswerAsync(200, string.Create(CultureInfo.InvariantCulture, $$"""{"Version":"0.0-fake","ApiVersion":"{{ApiVersion}}","MinAPIVersion":"{{MinimumApiVersion}}","Os":"linux","Arch":"amd64"}"""));
        }
        else
        {
            await exchange.AnswerAsync(404, """{"message":"page not found"}""");
        }
    }
}
