using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>A repository with a program and a project that builds its image, from which <c>dotnet build -t:ImageGenEject</c> makes a Dockerfile.</summary>
internal sealed class EjectedRepository(string root)
{
    /// <summary>The commit of the repository.</summary>
    public const string Revision = "0123456789abcdef0123456789abcdef01234567";

    /// <summary>The folder of the project with the class.</summary>
    public string DeployFolder => Path.Combine(root, "deploy");

    /// <summary>Writes the projects.</summary>
    /// <param name="settings">More settings of the attribute.</param>
    public void Write(string settings)
    {
        Write("src/Api/Api.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>
            </Project>
            """);
        Write("src/Api/Program.cs", """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/health", () => Library.Greeting.Text);
            await app.StartAsync();
            using var probe = System.Diagnostics.Process.Start("/usr/local/bin/imagegen-probe", "/health");
            probe.WaitForExit();
            Console.WriteLine("probe " + probe.ExitCode);
            """);
        Write("src/Library/Library.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Write("src/Library/Greeting.cs", """namespace Library; public static class Greeting { public const string Text = "hello"; }""");
        // Files that a publish would copy: neither way sends them.
        Write("src/.dockerignore", "**/wwwroot/private\n");
        Write("src/Api/wwwroot/private/notes.txt", "private");
        Write("src/Api/wwwroot/index.html", "<p>public</p>");
        Write("src/Other/Other.txt", "unrelated");
        Write(".git/HEAD", Revision);
        Write(".git/config", "[remote \"origin\"]\n\turl = https://example.com/acme/app.git\n");
        Write("deploy/Deploy.csproj", DeployProject);
        Write("deploy/Images.cs", $"[ImageGen.DockerImage(\"auto-tests/ejected\", Project = \"../src/Api/Api.csproj\"{settings})] static partial class Api;\n");
    }

    /// <summary>Runs the target.</summary>
    public async Task EjectAsync(string baseRegistry)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "build", DeployFolder, "-t:ImageGenEject", "-p:ImageGenBaseRegistry=" + baseRegistry, "-nodeReuse:false", "-nologo" },
            RedirectStandardOutput = true,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, text);
    }

    /// <summary>The project uses the generator of this repository, as the package would bring it.</summary>
    private static string DeployProject
    {
        get
        {
            var source = SourceFolder();
            var configuration = typeof(EjectedRepository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
            return $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <Import Project="{source}/ImageGen/buildTransitive/ImageGen.props" />
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImageGenTasksAssembly>{source}/ImageGen.Tasks/bin/{configuration}/netstandard2.0/ImageGen.Tasks.dll</ImageGenTasksAssembly>
                  </PropertyGroup>
                  <ItemGroup>
                    <Reference Include="{AppContext.BaseDirectory}ImageGen.dll;{AppContext.BaseDirectory}ImageGen.BuildKit.dll;{AppContext.BaseDirectory}ImageGen.Oci.dll;{AppContext.BaseDirectory}ImageGen.Syntax.dll" />
                    <Analyzer Include="{source}/ImageGen.Generator/bin/{configuration}/netstandard2.0/ImageGen.*.dll" />
                  </ItemGroup>
                  <Import Project="{source}/ImageGen/buildTransitive/ImageGen.targets" />
                </Project>
                """;
        }
    }

    private static string SourceFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ImageGen.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run from the repository's own folders, so there is no generator.");
        }

        return Path.Combine(folder, "src");
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
