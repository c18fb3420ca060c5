using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>Projects become images that run, by either builder, without root.</summary>
public sealed class AutoBuildTests : IDisposable
{
    // The effective user by the kernel's word, so that no name service is needed.
    private const string PrintUser = """System.Console.WriteLine("uid " + System.Linq.Enumerable.First(System.IO.File.ReadAllLines("/proc/self/status"), line => line.StartsWith("Uid:")).Split('\t')[2]);""";

    private readonly string _root = Directory.CreateTempSubdirectory("imagegen-auto-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(ImageBuilder.BuildKit)]
    [InlineData(ImageBuilder.Classic)]
    public async Task A_web_app_with_a_library_serves_its_page_on_8080(ImageBuilder builder)
    {
        Write("my $App's [1] ü/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><ProjectReference Include="../the lib/Lib.csproj" /></ItemGroup>
            </Project>
            """);
        // It asks for its own page and ends, so that a test need not guess when it is up.
        Write("my $App's [1] ü/Program.cs", PrintUser + """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/", () => Lib.Greeting.Text);
            await app.StartAsync();
            using var client = new HttpClient();
            Console.WriteLine(await client.GetStringAsync("http://127.0.0.1:8080/"));
            """);
        Write("the lib/Lib.csproj", Library());
        Write("the lib/Greeting.cs", """namespace Lib; public static class Greeting { public const string Text = "hello from a library"; }""");
        var image = Image("web", "my $App's [1] ü", builder);

        var warnings = new List<BuildWarning>();
        var listener = new Listener(progress =>
        {
            if (progress is BuildWarning warning)
            {
                warnings.Add(warning);
            }
        });

        var first = await image.BuildAsync(new() { Progress = listener }, TestContext.Current.CancellationToken);
        var second = await image.BuildAsync(cancellationToken: TestContext.Current.CancellationToken);
        var (output, exitCode) = await Container.RunAsync(first.Id!, TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Contains("uid 1654", output, StringComparison.Ordinal);
        Assert.Contains("hello from a library", output, StringComparison.Ordinal);
        // Compiling again would give new files, and so another image.
        Assert.Equal(first.Id, second.Id);
        if (builder is ImageBuilder.BuildKit)
        {
            // Without secrets, credentials that another test sets for this process are worth a warning.
            Assert.Empty(warnings);
        }
    }

    [Theory]
    [InlineData(ImageBuilder.BuildKit)]
    [InlineData(ImageBuilder.Classic)]
    public async Task Files_that_items_name_are_there_although_the_dockerignore_excludes_them(ImageBuilder builder)
    {
        // As in the rules that editors write, which exclude what a container rarely needs.
        Write(".dockerignore", "**/.dockerignore\n**/Dockerfile*\n**/bin\n**/obj\nLICENSE\nREADME.md\n**/*.json\n");
        Write("README.md", "read me");
        Write("common/settings.json", "{}");
        Write("src/App/App.csproj", Program("""<None Include="../../README.md" Pack="true" PackagePath="/" /><Content Include="../../common/settings.json" CopyToOutputDirectory="PreserveNewest" />"""));
        Write("src/App/Program.cs", """System.Console.WriteLine(System.IO.File.ReadAllText(System.IO.Path.Combine(System.AppContext.BaseDirectory, "settings.json")));""");

        var built = await Image("ignored", "src/App", builder).BuildAsync(cancellationToken: TestContext.Current.CancellationToken);
        var (output, exitCode) = await Container.RunAsync(built.Id!, TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Contains("{}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_gets_the_framework_that_its_library_needs()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><Greeting>shared settings</Greeting></PropertyGroup></Project>");
        Write("src/Worker/Worker.csproj", Program("""<ProjectReference Include="../Hosting/Hosting.csproj" />"""));
        Write("src/Worker/Program.cs", PrintUser + "System.Console.WriteLine(Hosting.Host.Name());");
        Write("src/Hosting/Hosting.csproj", Library("""
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <AssemblyMetadata Include="Greeting" Value="$(Greeting)" />
            """));
        Write("src/Hosting/Host.cs", """
            using System.Reflection;
            namespace Hosting;
            public static class Host
            {
                public static string Name() => typeof(Microsoft.Extensions.Hosting.BackgroundService).Name + " with " + typeof(Host).Assembly.GetCustomAttribute<AssemblyMetadataAttribute>()!.Value;
            }
            """);

        var built = await Image("worker", "src/Worker", ImageBuilder.Auto).BuildAsync(cancellationToken: TestContext.Current.CancellationToken);
        var (output, exitCode) = await Container.RunAsync(built.Id!, TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Contains("uid 1654", output, StringComparison.Ordinal);
        Assert.Contains("BackgroundService with shared settings", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_program_at_the_root_without_an_apphost_runs()
    {
        Write("Tool.csproj", Program("", "<UseAppHost>false</UseAppHost><InvariantGlobalization>true</InvariantGlobalization>"));
        Write("Program.cs", PrintUser);
        // Output of a build on this machine must not reach the image's.
        Write("obj/project.assets.json", "not JSON");

        var built = await Image("console", ".", ImageBuilder.BuildKit).BuildAsync(cancellationToken: TestContext.Current.CancellationToken);
        var (output, exitCode) = await Container.RunAsync(built.Id!, TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Contains("uid 1654", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_compiler_is_told_with_the_step_that_failed()
    {
        Write("Tool.csproj", Program(""));
        Write("Program.cs", "this does not compile");

        var error = await Assert.ThrowsAsync<BuildStepFailedException>(() => Image("broken", ".", ImageBuilder.BuildKit).BuildAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(error.LastOutput, line => line.Contains("Program.cs(1,", StringComparison.Ordinal) && line.Contains("error CS", StringComparison.Ordinal));
        Assert.StartsWith("Dockerfile (auto)(", error.Message, StringComparison.Ordinal);
        Assert.Contains("error: the publish of 'Tool.csproj' in the container ended with exit code 1.\n", error.Message, StringComparison.Ordinal);
        Assert.Contains($"Fix the source code. If 'dotnet publish {Path.Combine(_root, "Tool.csproj")} -c Release' succeeds on this machine, ", error.Message, StringComparison.Ordinal);
    }

    /// <remarks>A name of its own for each test, and the same in every run: the images of earlier runs do not pile up.</remarks>
    private DockerImage Image(string name, string project, ImageBuilder builder) => new("auto-tests/" + name, builder.ToString().ToLowerInvariant())
    {
        ProjectDirectory = Path.Combine(_root, project),
        Defaults = new ImageBuildOptions
        {
            Engine = EngineEnvironment.Docker,
            Auto = new() { BaseRegistry = EngineEnvironment.BaseRegistry },
            Builder = builder,
            // Projects without packages restore from what the SDK brings.
            Network = "none",
            Progress = BuildProgress.Quiet,
        },
    };

    private static string Program(string items, string properties = "") =>
        $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>""";

    private static string Library(string items = "") =>
        $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>{items}</ItemGroup></Project>""";

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
