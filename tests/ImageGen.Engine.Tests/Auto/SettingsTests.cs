using System.Text.Json;
using Xunit;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>The settings of an <c>auto</c> Dockerfile on real builders, with both places of the publish.</summary>
public sealed class SettingsTests : IDisposable
{
    /// <summary>It asks for its own pages, as a client and by the program for health checks, and ends.</summary>
    private const string Web = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/health", () => Environment.GetEnvironmentVariable("GREETING"));
        app.MapGet("/file", () => File.ReadAllText("/etc/acme/ca.pem"));
        await app.StartAsync();
        File.WriteAllText("/data/started", string.Join('|', args));
        using var client = new HttpClient();
        Console.WriteLine(await client.GetStringAsync("http://127.0.0.1:5000/health"));
        Console.WriteLine(await client.GetStringAsync("http://127.0.0.1:5000/file"));
        Console.WriteLine(File.ReadAllText("/data/started"));
        using var probe = System.Diagnostics.Process.Start("/usr/local/bin/imagegen-probe", "/health");
        probe.WaitForExit();
        Console.WriteLine("probe " + probe.ExitCode);
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("imagegen-settings ü ").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(PublishLocation.Container, ImageBuilder.BuildKit)]
    [InlineData(PublishLocation.Container, ImageBuilder.Classic)]
    [InlineData(PublishLocation.Host, ImageBuilder.BuildKit)]
    [InlineData(PublishLocation.Host, ImageBuilder.Classic)]
    [InlineData(null, ImageBuilder.InProcess)]
    public async Task A_web_program_with_every_setting_runs_and_is_healthy(PublishLocation? publishOn, ImageBuilder builder)
    {
        WriteWeb();
        var built = await Image().BuildAsync(
            new()
            {
                Builder = builder,
                Outputs = builder is ImageBuilder.InProcess ? [BuildOutput.DockerEngine(EngineEnvironment.Docker)] : [],
                Auto = new()
                {
                    PublishOn = publishOn,
                    Env = { ["ASPNETCORE_HTTP_PORTS"] = "5000", ["GREETING"] = "it's \"$5\"" },
                    User = "4321:4321",
                    HealthCheck = "/health",
                    Volumes = { "/data" },
                    Files = { ["/etc/acme/ca.pem"] = "my certs/.env" },
                    PublishProperties = { ["InvariantGlobalization"] = "true" },
                    Command = { "--name", "a b" },
                },
            },
            TestContext.Current.CancellationToken);

        using var json = JsonDocument.Parse(await Container.InspectAsync(built.Id!, TestContext.Current.CancellationToken));
        var configuration = json.RootElement.GetProperty("Config");
        Assert.True(configuration.GetProperty("ExposedPorts").TryGetProperty("5000/tcp", out _));
        Assert.True(configuration.GetProperty("Volumes").TryGetProperty("/data", out _));
        Assert.Equal("4321:4321", configuration.GetProperty("User").GetString());
        Assert.Equal(["--name", "a b"], configuration.GetProperty("Cmd").EnumerateArray().Select(word => word.GetString()));

        Assert.Equal(["CMD", "/usr/local/bin/imagegen-probe", "/health"], configuration.GetProperty("Healthcheck").GetProperty("Test").EnumerateArray().Select(word => word.GetString()));
        var (output, exitCode) = await Container.RunAsync(built.Id!, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
        Assert.All(["it's \"$5\"", "certificate", "--name|a b", "probe 0"], line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Podman_gets_the_program_for_health_checks_too()
    {
        WriteWeb();
        await File.WriteAllTextAsync(Path.Combine(_root, ".dockerignore"), ".*\n", TestContext.Current.CancellationToken);

        var built = await Image().BuildAsync(
            new() { Engine = EngineEnvironment.Podman, Auto = new() { PublishOn = PublishLocation.Host, HealthCheck = "/health" } }, TestContext.Current.CancellationToken);

        Assert.NotNull(built.Id);
    }

    [Fact]
    public async Task Rules_of_the_context_do_not_exclude_the_program_for_health_checks()
    {
        WriteWeb();
        await File.WriteAllTextAsync(Path.Combine(_root, ".dockerignore"), ".*\nmy*\n", TestContext.Current.CancellationToken);

        var built = await Image().BuildAsync(new() { Auto = new() { HealthCheck = "/health" } }, TestContext.Current.CancellationToken);

        Assert.Contains("imagegen-probe", await Container.FilesAsync(built.Id!, "/usr/local/bin", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_publish_on_the_host_leaves_nothing_and_gives_the_same_layers_again()
    {
        WriteWeb();
        var options = new ImageBuildOptions { Auto = new() { PublishOn = PublishLocation.Host } };

        var first = await Image().BuildAsync(options, TestContext.Current.CancellationToken);
        var second = await Image().BuildAsync(new() { NoCache = true, Tags = ["2"], Auto = options.Auto }, TestContext.Current.CancellationToken);

        Assert.Empty(Directory.GetDirectories(Path.Combine(_root, "src", "Web", "obj", "imagegen")));
        Assert.Equal(await Container.LayersAsync(first.Id!, TestContext.Current.CancellationToken), await Container.LayersAsync(second.Id!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failed_publish_on_the_host_names_its_command_and_its_errors()
    {
        WriteWeb();
        Write("src/Web/Program.cs", "this is no program");

        var error = await Assert.ThrowsAsync<DotNetProjectException>(() => Image().BuildAsync(new() { Auto = new() { PublishOn = PublishLocation.Host } }, TestContext.Current.CancellationToken));

        Assert.Contains($"dotnet publish \"{Path.Combine(_root, "src/Web/Web.csproj")}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("Program.cs(1,", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_root, "src", "Web", "obj", "imagegen")));
    }

    private DockerImage Image() => new("auto-tests/settings", "1")
    {
        ProjectDirectory = _root,
        Project = new DotNetProject { Path = "src/Web/Web.csproj" },
        Defaults = new() { Engine = EngineEnvironment.Docker, Auto = new() { BaseRegistry = EngineEnvironment.BaseRegistry }, Network = "none", Progress = BuildProgress.Quiet },
    };

    private void WriteWeb()
    {
        Write("src/Web/Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");
        Write("src/Web/Program.cs", Web);
        Write("my certs/.env", "certificate");
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
