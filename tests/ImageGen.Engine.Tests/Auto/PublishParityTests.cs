using System.Diagnostics;
using Xunit;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>The files that a publish gives in a container are those that it gives on this machine.</summary>
public sealed class PublishParityTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("imagegen-parity-").FullName;

    public static TheoryData<string, PublishLocation> Names =>
        new(ProjectShapes.Published.SelectMany(shape => Enum.GetValues<PublishLocation>().Select(place => (shape.Name, place))));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory, MemberData(nameof(Names))]
    public async Task The_image_has_the_files_of_the_host(string name, PublishLocation publishOn)
    {
        var shape = ProjectShapes.Published.Single(shape => shape.Name == name);
        // Two copies, so that no output of one publish reaches the other.
        var (host, repository) = (Path.Combine(_root, "host"), Path.Combine(_root, "repository"));
        shape.WriteTo(host);
        shape.WriteTo(repository);
        var expected = await PublishAsync(Path.Combine(host, shape.Project), Path.Combine(_root, "out"));

        var image = new DockerImage("auto-tests/parity", "1")
        {
            ProjectDirectory = repository,
            Project = new DotNetProject { Path = shape.Project },
            Defaults = new ImageBuildOptions { Engine = EngineEnvironment.Docker, Auto = new() { BaseRegistry = EngineEnvironment.BaseRegistry, PublishOn = publishOn }, Network = "none", Progress = BuildProgress.None },
        };
        var built = await image.BuildAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(expected, await Container.FilesAsync(built.Id!, "/app", TestContext.Current.CancellationToken));
        var (output, exitCode) = await Container.RunAsync(built.Id!, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
    }

    private static async Task<IEnumerable<string>> PublishAsync(string project, string output)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "publish", project, "-c", "Release", "-a", "x64", "-f", "net10.0", "-o", output, "-nologo", "-v", "quiet" },
            RedirectStandardOutput = true,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, text);
        return Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(output, path)).Order(StringComparer.Ordinal);
    }
}
