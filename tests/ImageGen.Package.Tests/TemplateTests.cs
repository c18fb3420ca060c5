using Xunit;

namespace ImageGen.Package.Tests;

/// <summary>The templates of <c>dotnet new</c>, installed from the package: what they create builds and runs as it is.</summary>
public sealed class TemplateTests(PackageFeed feed) : IDisposable
{
    /// <summary>Settings of the machine's own templates stay as they are.</summary>
    private readonly string _hive = Directory.CreateTempSubdirectory("imagegen-templates-").FullName;

    public void Dispose() => Directory.Delete(_hive, recursive: true);

    [Fact]
    public async Task A_deployment_project_lists_its_image()
    {
        using var folder = new CleanFolder(feed)
            .With("Büro Api/Shop.Api.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                </Project>
                """)
            .With("Büro Api/Program.cs", """System.Console.WriteLine("It runs.");""");
        await InstallAsync(folder.Root);
        await NewAsync(folder.Root, "imagegen", "--output", "Deploy für alle", "--image", "ghcr.io/acme/shop-api", "--app-project", @"..\Büro Api\Shop.Api.csproj");

        var listed = await RunAsync(folder.Root, "--project", "Deploy für alle", "--", "list");

        Assert.Contains(listed.Lines, static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["shop-api", "ghcr.io/acme/shop-api", "auto", ..]);
    }

    [Fact]
    public async Task A_deployment_in_one_file_lists_its_image()
    {
        using var folder = new CleanFolder(feed).With("für alle/Dockerfile", "FROM scratch AS final\nCOPY . /\n");
        await InstallAsync(folder.Root);
        await NewAsync(folder.At("für alle"), "imagegen-file", "--image", "registry.example:5000/tools/7-zip_tool");

        var listed = await RunAsync(folder.At("für alle"), "deploy.cs", "--", "list");

        Assert.Contains(listed.Lines, static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["image7-zip-tool", "registry.example:5000/tools/7-zip_tool", "Dockerfile", "final", ..]);
        Assert.Contains("static partial class Image7ZipTool;", File.ReadAllText(folder.At("für alle/deploy.cs")), StringComparison.Ordinal);
    }

    /// <summary>Without options, the templates are valid too: the image of a project runs the program itself.</summary>
    [Fact]
    public async Task A_project_without_options_builds_in_process()
    {
        using var folder = new CleanFolder(feed);
        await InstallAsync(folder.Root);
        await NewAsync(folder.Root, "imagegen", "--name", "Deploy");

        var shown = await RunAsync(folder.At("Deploy"), "--", "build", "--dry-run", "--builder", "inprocess");

        Assert.Contains("ghcr.io/acme/app:", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Project", File.ReadAllText(folder.At("Deploy/Program.cs")), StringComparison.Ordinal);
    }

    private Task InstallAsync(string folder) => NewAsync(folder, "install", feed.Package("ImageGen.Templates"));

    private async Task NewAsync(string folder, params string[] arguments) => await SucceedAsync(folder, ["new", .. arguments, "--debug:custom-hive", _hive]);

    private static Task<DotNet.Result> RunAsync(string folder, params string[] arguments) => SucceedAsync(folder, ["run", .. arguments]);

    private static async Task<DotNet.Result> SucceedAsync(string folder, string[] arguments)
    {
        // Templates set no properties for a feed without vulnerabilities.
        var result = await DotNet.RunProgramAsync("dotnet", folder, new() { ["NuGetAudit"] = "false" }, arguments);
        Assert.True(result.ExitCode == 0, result.Output);
        return result;
    }
}
