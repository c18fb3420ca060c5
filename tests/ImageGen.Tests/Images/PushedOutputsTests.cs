using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Releases;
using ImageGen.BuildKit.StandIn.Solving;
using ImageGen.Images;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class PushedOutputsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-pushed");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_pushed_is_what_was_built_and_not_what_an_earlier_build_left()
    {
        await using var engine = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28));
        engine.Answer("GET", "/images/registry.test/acme/api:1.0/json", new { Id = ResultExports.ConfigDigest, Os = "linux", Architecture = "amd64" });
        engine.Answer("POST", "/images/registry.test/acme/api/push", new { aux = new { Tag = "1.0", Digest = ResultExports.ManifestDigest, Size = 527 } });

        var pushed = await new DockerImage("registry.test/acme/api:1.0").BuildAndPushAsync(
            new()
            {
                Engine = EngineEndpoint.Parse(engine.Address.OriginalString),
                Context = BuildContext.Empty,
                DockerfileText = "FROM scratch\n",
                Outputs = { BuildOutput.Directory(_folder.FullName) },
                Progress = BuildProgress.Quiet,
                Retry = RetryOptions.None,
            },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["local", "moby"], engine.Solves.Single().Exporters.Select(exporter => exporter.Type));
        Assert.Equal(ResultExports.ManifestDigest, pushed.Digest.ToString());
        Assert.NotEmpty(_folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public void An_image_is_made_where_the_outputs_ask_for_none()
    {
        var options = PushedOutputs.WithImage(new() { Outputs = { BuildOutput.CacheOnly, BuildOutput.Directory("out") }, Target = "test", Tags = ["1.0"] });

        Assert.Collection(options.Outputs, output => Assert.False(Assert.IsType<BuildOutput.ToImage>(output).Push), output => Assert.IsType<BuildOutput.ToDirectory>(output));
        Assert.Equal(("test", "1.0"), (options.Target, Assert.Single(options.Tags).ToString()));
        Assert.IsType<BuildOutput.ToImage>(Assert.Single(PushedOutputs.WithImage(new() { Outputs = { BuildOutput.CacheOnly } }).Outputs));
    }

    [Fact]
    public void Outputs_that_leave_an_image_in_the_engine_stay_as_they_are()
    {
        var options = new ImageBuildOptions { Outputs = { BuildOutput.Tar("out"), BuildOutput.Image() } };

        Assert.Same(options, PushedOutputs.WithImage(options));
        Assert.Empty(PushedOutputs.WithImage(new()).Outputs);
    }
}
