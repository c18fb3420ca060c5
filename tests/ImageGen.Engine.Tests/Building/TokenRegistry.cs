using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImageGen.Engine.Tests.Building;

/// <summary>A registry on a loopback port that wants a token, gives one to whoever asks, has no image, and notes who came.</summary>
internal sealed class TokenRegistry : IAsyncDisposable
{
    private const string Token = "given-token";

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<string> _callers = new();

    private TokenRegistry(WebApplication application) => _application = application;

    /// <summary>Host and port.</summary>
    public string Address => new Uri(_application.Urls.Single()).Authority;

    /// <summary>Who showed what since the last time this was asked: <c>user:password</c>, <c>identity TOKEN</c>, <c>registry TOKEN</c> or <c>anonymous</c>.</summary>
    public IReadOnlyList<string> TakeCallers()
    {
        List<string> callers = [];
        while (_callers.TryDequeue(out var caller))
        {
            callers.Add(caller);
        }

        return [.. callers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public static async Task<TokenRegistry> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var application = builder.Build();
        var registry = new TokenRegistry(application);
        application.Run(context => context.Request.Path == "/token" ? registry.GiveTokenAsync(context) : registry.AnswerAsync(context));
        await application.StartAsync();
        return registry;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task GiveTokenAsync(HttpContext context)
    {
        var caller = "anonymous";
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync();
            caller = form["grant_type"] == "refresh_token" ? $"identity {form["refresh_token"]}" : $"{form["username"]}:{form["password"]}";
        }
        else if (context.Request.Headers.Authorization.ToString() is var header && header.StartsWith("Basic ", StringComparison.Ordinal))
        {
            caller = Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..]));
            if (caller.StartsWith(':'))
            {
                // A refresh token goes as a form; a daemon first tries without, and takes this for an answer.
                context.Response.StatusCode = 401;
                return;
            }
        }

        _callers.Enqueue(caller);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"token":"{{Token}}","access_token":"{{Token}}","expires_in":60}""");
    }

    private Task AnswerAsync(HttpContext context)
    {
        var shown = context.Request.Headers.Authorization.ToString();
        if (shown.Length == 0)
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"http://{Address}/token\",service=\"test\"";
            return Task.CompletedTask;
        }

        if (shown != "Bearer " + Token)
        {
            _callers.Enqueue("registry " + shown["Bearer ".Length..]);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
