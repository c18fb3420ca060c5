using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGen.Hosting.Tests;

/// <summary>A host with ImageGen and a folder for images that this process builds.</summary>
internal sealed class ImageHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-hosting-");

    /// <param name="configure">Sets the options in code.</param>
    /// <param name="settings">The configuration; <see langword="null"/> for a host that does not read it.</param>
    /// <param name="level">The lowest level of the log.</param>
    public ImageHost(Action<ImageGenOptions>? configure = null, Dictionary<string, string?>? settings = null, LogLevel level = LogLevel.Trace)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(Log).SetMinimumLevel(level);
        if (settings is not null)
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddImageGen(builder.Configuration.GetSection("ImageGen"));
        }

        builder.Services.AddImageGen(configure ?? (static _ => { }));
        _host = builder.Build();
        File.WriteAllText(Path.Combine(_folder.FullName, "greeting"), "hello\n");
    }

    public RecordedLog Log { get; } = new();

    public ImageOperations Images => _host.Services.GetRequiredService<ImageOperations>();

    /// <summary>An image with one file, unless the Dockerfile is another.</summary>
    public DockerImage Image(string dockerfile = "FROM scratch\nCOPY greeting /\n", ImageBuildOptions? defaults = null)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "Dockerfile"), dockerfile);
        return new DockerImage("registry.example/acme/greeting", "1.0", "Dockerfile") { ProjectDirectory = _folder.FullName, Defaults = defaults ?? new() };
    }

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public string At(string path) => Path.Combine(_folder.FullName, path);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _folder.Delete(recursive: true);
    }
}
