using ImageGen.Engine.Tests.Auto;
using ImageGen.Engine.Tests.Building;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>An <c>auto</c> Dockerfile needs no engine: the project is published on this machine, and this process makes the image.</summary>
public sealed class AutoTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("imagegen auto ü ").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_change_of_the_app_alone_sends_only_its_layer()
    {
        Write("App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        Write("App/Program.cs", "System.Console.WriteLine(\"first\");");
        var image = Image();
        _ = await image.BuildAndPushAsync(cancellationToken: Cancel);
        Write("App/Program.cs", "System.Console.WriteLine(\"second\");");
        var events = new EventRecord();

        var pushed = await image.BuildAndPushAsync(new() { Progress = events }, cancellationToken: Cancel);

        Assert.Equal(1, events.Events.OfType<PushProgressed>().Count(layer => layer.Status == "Pushed"));
        Assert.Contains("second", (await Container.RunAsync(await EngineImagePull.RunAsync(pushed.Reference, Cancel), Cancel)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_builds_have_one_digest()
    {
        Write("App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        Write("App/Program.cs", "System.Console.WriteLine(1);");

        var first = await Image().BuildAndPushAsync(cancellationToken: Cancel);
        var second = await Image().BuildAndPushAsync(new() { NoCache = true }, cancellationToken: Cancel);

        Assert.Equal(first.Digest, second.Digest);
    }

    private DockerImage Image() => new($"{EngineEnvironment.Registry}/in-process/{Guid.NewGuid():n}", "1")
    {
        ProjectDirectory = _root,
        Project = new DotNetProject { Path = "App/App.csproj" },
        Defaults = new() { Builder = ImageBuilder.InProcess, Auto = new() { BaseRegistry = EngineEnvironment.BaseRegistry }, Progress = BuildProgress.Quiet },
    };

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
