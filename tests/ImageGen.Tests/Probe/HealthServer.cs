using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Tests.Probe;

/// <summary>A web server on a free loopback port.</summary>
internal sealed class HealthServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private HealthServer(WebApplication application) => _application = application;

    /// <summary>Its URL without a path.</summary>
    public string Url => _application.Urls.Single();

    public int Port => new Uri(Url).Port;

    public static Task<HealthServer> StartAsync(int status, IPAddress? address = null) => StartAsync(
        context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        },
        address);

    public static async Task<HealthServer> StartAsync(RequestDelegate respond, IPAddress? address = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(address ?? IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(respond);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new HealthServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
