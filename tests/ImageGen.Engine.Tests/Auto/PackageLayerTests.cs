using Xunit;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>Packages from feeds that only this machine has, and their layer.</summary>
public sealed class PackageLayerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("imagegen-packages-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_change_of_the_app_alone_changes_only_its_own_layer()
    {
        _ = WriteAppWithLocalPackage();

        var first = await Image().BuildAsync(cancellationToken: TestContext.Current.CancellationToken);
        Write("src/App/Program.cs", "System.Console.WriteLine(\"changed\");");
        var second = await Image().BuildAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(PackageFile.Assembly, await Container.FilesAsync(second.Id!, "/app", TestContext.Current.CancellationToken));
        Assert.Contains("changed", (await Container.RunAsync(second.Id!, TestContext.Current.CancellationToken)).Output, StringComparison.Ordinal);
        var (before, after) = (await Container.LayersAsync(first.Id!, TestContext.Current.CancellationToken), await Container.LayersAsync(second.Id!, TestContext.Current.CancellationToken));
        Assert.Equal(before[..^1], after[..^1]);
        Assert.NotEqual(before[^1], after[^1]);
    }

    [Fact]
    public async Task A_cache_of_packages_that_was_emptied_is_filled_again()
    {
        var package = WriteAppWithLocalPackage();
        _ = await Image().BuildAsync(cancellationToken: TestContext.Current.CancellationToken);

        // As by 'docker builder prune', which keeps the layer of the restore if an image uses it.
        Write("empty/Dockerfile", $"FROM {EngineEnvironment.BaseImage}\nRUN --mount=type=cache,id=imagegen-nuget,target=/cache rm -r /cache/.restored-* /cache/{package.ToLowerInvariant()}\n");
        var empty = new DockerImage("auto-tests/empty", "1", "Dockerfile") { ProjectDirectory = Path.Combine(_root, "empty") };
        _ = await empty.BuildAsync(new() { Engine = EngineEnvironment.Docker, Progress = BuildProgress.Quiet }, TestContext.Current.CancellationToken);
        Write("src/App/Program.cs", "System.Console.WriteLine(\"changed\");");
        var built = await Image().BuildAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(PackageFile.Assembly, await Container.FilesAsync(built.Id!, "/app", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_private_feed_gets_the_credentials_and_the_image_does_not()
    {
        var package = "Private" + Guid.NewGuid().ToString("N");
        PackageFile.Write(Path.Combine(_root, "served"), package);
        await using var feed = await PrivateFeed.StartAsync(Path.Combine(_root, "served"));
        Write("repository/nuget.config", $"<configuration><packageSources><clear /><add key=\"{package}\" value=\"{feed.Address}\" allowInsecureConnections=\"true\" /></packageSources></configuration>");
        WriteApp(package, "repository/");
        Environment.SetEnvironmentVariable("NuGetPackageSourceCredentials_" + package, $"Username={PrivateFeed.UserName};Password={PrivateFeed.Password}");

        var built = await Image("repository/").BuildAsync(new() { Network = "host" }, TestContext.Current.CancellationToken);

        Assert.Contains(PackageFile.Assembly, await Container.FilesAsync(built.Id!, "/app", TestContext.Current.CancellationToken));
        Assert.DoesNotContain(PrivateFeed.Password, await Container.InspectAsync(built.Id!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private DockerImage Image(string folder = "") => new("auto-tests/packages", "1")
    {
        ProjectDirectory = Path.Combine(_root, folder),
        Project = new DotNetProject { Path = "src/App/App.csproj" },
        Defaults = new ImageBuildOptions { Engine = EngineEnvironment.Docker, Auto = new() { BaseRegistry = EngineEnvironment.BaseRegistry }, Network = "none", Progress = BuildProgress.Quiet },
    };

    /// <returns>The name of the package, which no other test uses.</returns>
    private string WriteAppWithLocalPackage()
    {
        var package = "Local" + Guid.NewGuid().ToString("N");
        PackageFile.Write(Path.Combine(_root, "packages"), package);
        Write("nuget.config", "<configuration><packageSources><clear /><add key=\"local\" value=\"packages\" /></packageSources></configuration>");
        WriteApp(package);
        return package;
    }

    private void WriteApp(string package, string folder = "")
    {
        Write(folder + ".git/HEAD", "ref: refs/heads/main\n");
        Write(folder + "src/App/App.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include=\"{package}\" Version=\"1.0.0\" /></ItemGroup></Project>");
        Write(folder + "src/App/Program.cs", "System.Console.WriteLine(\"first\");");
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
