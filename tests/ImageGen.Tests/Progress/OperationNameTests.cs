using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Progress;

/// <summary>The image that a display shows while a build runs.</summary>
public sealed class OperationNameTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-operation");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_build_has_its_first_tag_from_its_start()
    {
        var display = new FirstNames();
        var image = new DockerImage("ghcr.io/acme/api", null, "Dockerfile") { ProjectDirectory = _folder.FullName };

        await image.BuildAsync(
            new() { Tags = ["1.4.0", "latest"], Builder = ImageBuilder.InProcess, DockerfileText = "FROM scratch\nLABEL a=b\n", Outputs = { BuildOutput.Directory(Path.Join(_folder.FullName, "out")) }, Progress = display },
            TestContext.Current.CancellationToken);

        Assert.Equal(["ghcr.io/acme/api:1.4.0"], display.Names);
    }

    private sealed class FirstNames : IProgressDisplay
    {
        public List<string> Names { get; } = [];

        public IDisplayedOperation Begin(ImageReference image)
        {
            Names.Add(image.ToString());
            return new SilentProgress();
        }

        public void Report(BuildEvent value) => throw new InvalidOperationException("The build does not use its operation.");
    }
}
