using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ImageGen.Engine.Tests.Terminal;

/// <summary>A registry on a loopback port that greets its clients, and answers no other request.</summary>
internal sealed class SilentRegistry : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _leftAlone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;

    private SilentRegistry()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>Host and port.</summary>
    public string Address => new Uri(_application.Urls.Single()).Authority;

    /// <summary>Ends when somebody waits for an answer.</summary>
    public Task Asked => _asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    /// <summary>Ends when nobody waits any more.</summary>
    public Task LeftAlone => _leftAlone.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public static async Task<SilentRegistry> StartAsync()
    {
        var registry = new SilentRegistry();
        await registry._application.StartAsync();
        return registry;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.Value is "/v2" or "/v2/")
        {
            return;
        }

        _ = Interlocked.Increment(ref _waiting);
        _ = _asked.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            if (Interlocked.Decrement(ref _waiting) == 0)
            {
                _ = _leftAlone.TrySetResult();
            }
        }
    }
}
