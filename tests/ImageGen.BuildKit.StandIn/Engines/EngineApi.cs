using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.BuildKit.StandIn.Releases;
using ImageGen.BuildKit.StandIn.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ImageGen.BuildKit.StandIn.Engines;

/// <summary>The part of an engine's HTTP API that a client needs to get to its BuildKit: api/server/router in moby/moby.</summary>
internal sealed partial class EngineApi(EngineRelease release, TransportFactory factory, StandInDaemon daemon)
{
    private readonly ConcurrentDictionary<(string Method, string Path), Func<HttpContext, Task>> _routes = new();

    public void On(string method, string path, Func<HttpContext, Task> answer) => _routes[(method, path)] = answer;

    public async Task AnswerAsync(HttpContext context)
    {
        var match = Versioned().Match(context.Request.Path.Value ?? "/");
        var (version, path) = (match.Groups["version"].Value, match.Groups["path"].Value);
        WriteHeaders(context.Response.Headers);
        var refusal = version.Length == 0 ? null : Refusal(version);
        if (refusal is not null)
        {
            await FailAsync(context, StatusCodes.Status400BadRequest, refusal);
            return;
        }

        await Find(context.Request.Method, path)(context);
    }

    public static async Task FailAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        await JsonAsync(context, new { message });
    }

    public static async Task JsonAsync(HttpContext context, object answer)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(JsonSerializer.Serialize(answer) + "\n");
    }

    private Func<HttpContext, Task> Find(string method, string path) => (method, path) switch
    {
        _ when _routes.TryGetValue((method, path), out var answer) => answer,
        ("GET" or "HEAD", "/_ping") => PingAsync,
        ("GET", "/version") => VersionAsync,
        ("GET", "/info") => InfoAsync,
        ("POST", "/grpc") when release.HasUpgrades => context => UpgradeAsync(context, ServeGrpcAsync),
        ("POST", "/session") when release.HasUpgrades => StartSessionAsync,
        _ => context => FailAsync(context, StatusCodes.Status404NotFound, "page not found"),
    };

    private static async Task PingAsync(HttpContext context)
    {
        if (context.Request.Method == "GET")
        {
            await context.Response.WriteAsync("OK");
        }
    }

    private Task VersionAsync(HttpContext context) => JsonAsync(context, new
    {
        release.Version,
        release.ApiVersion,
        MinAPIVersion = release.MinimumApiVersion,
        Os = "linux",
        Arch = "amd64",
        Components = new[] { new { Name = "Engine", release.Version } },
    });

    private Task InfoAsync(HttpContext context) => JsonAsync(context, new
    {
        ID = "7XKR:5WFL:STND:INXX",
        Name = "stand-in",
        ServerVersion = release.Version,
        OSType = "linux",
        Architecture = "x86_64",
        Driver = daemon.Options.HasContainerdStore ? "overlayfs" : "overlay2",
        DriverStatus = daemon.Options.HasContainerdStore
            ? new[] { new[] { "driver-type", "io.containerd.snapshotter.v1" } }
            : [["Backing Filesystem", "extfs"], ["Supports d_type", "true"]],
    });

    private void WriteHeaders(IHeaderDictionary headers)
    {
        headers["Api-Version"] = release.ApiVersion;
        headers["Ostype"] = "linux";
        headers.Server = $"Docker/{release.Version} (linux)";
        headers["Docker-Experimental"] = "false";
        if (release.AnnouncesBuildKit)
        {
            headers["Builder-Version"] = "2";
            headers["Swarm"] = "inactive";
        }
    }

    private string? Refusal(string version) =>
        Version.Parse(version) < Version.Parse(release.MinimumApiVersion)
            ? $"client version {version} is too old. Minimum supported API version is {release.MinimumApiVersion}, please upgrade your client to a newer version"
            : Version.Parse(version) > Version.Parse(release.ApiVersion)
                ? $"client version {version} is too new. Maximum supported API version is {release.ApiVersion}"
                : null;

    private async Task StartSessionAsync(HttpContext context)
    {
        var headers = new SessionHeaders(context.Request.Headers);
        if (daemon.Sessions.Any(session => session.Headers.Id == headers.Id && !session.Closed.IsCancellationRequested))
        {
            await FailAsync(context, StatusCodes.Status400BadRequest, $"session {headers.Id} already exists");
            return;
        }

        await UpgradeAsync(context, async stream =>
        {
            await using var session = new DaemonSession(stream, headers, "/session", daemon.Options);
            await daemon.KeepAsync(session, context.RequestAborted);
        });
    }

    private async Task ServeGrpcAsync(Stream stream)
    {
        var connection = new TransportConnection(stream, PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true)), socket: null);
        factory.Add(ProtocolEndPoint.Http2, connection);
        await connection.Completion;
    }

    private static async Task UpgradeAsync(HttpContext context, Func<Stream, Task> serve)
    {
        var protocol = context.Request.Headers.Upgrade.ToString();
        if (protocol != "h2c")
        {
            await FailAsync(context, StatusCodes.Status400BadRequest, protocol.Length == 0 ? "no upgrade proto in request" : $"protocol {protocol} not supported");
            return;
        }

        context.Response.Headers.Clear();
        context.Response.Headers.Upgrade = protocol;
        await using var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await serve(stream);
    }

    [GeneratedRegex(@"^(/v(?<version>1\.\d+))?(?<path>/.*)$")]
    private static partial Regex Versioned();
}
