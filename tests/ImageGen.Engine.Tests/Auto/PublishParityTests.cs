using System.Diagnostics;
using Xunit;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>The files that a publish gives in a container are those that it gives on this machine.</summary>
public sealed class PublishParityTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("imagegen-parity-").FullName;

    public static TheoryData<string> Names => [.. ProjectShapes.Published.Select(shape => shape.Name)];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory, MemberData(nameof(Names))]
    public async Task The_images_of_both_places_have_the_files_of_the_host(string name)
    {
        var shape = ProjectShapes.Published.Single(shape => shape.Name == name);
        var host = WriteCopy(shape, "host");
        var expected = await PublishAsync(Path.Combine(host, shape.Project), Path.Combine(_root, "out"));

        foreach (var publishOn in Enum.GetValues<PublishLocation>())
        {
            var image = new DockerImage("auto-tests/parity", "1")
            {
                ProjectDirectory = WriteCopy(shape, publishOn.ToString()),
                Project = new DotNetProject { Path = shape.Project },
                Defaults = new ImageBuildOptions { Engine = EngineEnvironment.Docker, Auto = new() { BaseRegistry = EngineEnvironment.BaseRegistry, PublishOn = publishOn }, Network = "none", Progress = BuildProgress.Quiet },
            };
            var built = await image.BuildAsync(cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(expected, await Container.FilesAsync(built.Id!, "/app", TestContext.Current.CancellationToken));
            var (output, exitCode) = await Container.RunAsync(built.Id!, TestContext.Current.CancellationToken);
            Assert.True(exitCode == 0, output);
        }
    }

    /// <summary>Each publish has its own copy, so that no output of one reaches another.</summary>
    private string WriteCopy(ProjectShape shape, string name)
    {
        var folder = Path.Combine(_root, name);
        shape.WriteTo(folder);
        return folder;
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
