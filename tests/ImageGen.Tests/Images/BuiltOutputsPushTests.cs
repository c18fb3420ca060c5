using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Releases;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.Tests.Images;

/// <summary>What the outputs of a build leave to be pushed.</summary>
public sealed class BuiltOutputsPushTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-outputs");

    public static TheoryData<string> OutputsWithoutImage => ["cache", "folder", "tar", "oci", "docker"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(OutputsWithoutImage))]
    public async Task A_build_that_left_no_image_in_an_engine_is_an_error_that_says_what_to_do(string output)
    {
        await using var engine = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28, containerdStore: true));
        var built = await BuildAsync(engine, Output(output));
        var asked = engine.Solves.Count;

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => built.PushAsync(cancellationToken: Cancel));

        Assert.Equal((PushFailureReason.ImageNotFound, built.Reference), (exception.Reason, exception.Reference));
        Assert.Contains("Add BuildOutput.Image() to them, or use BuildAndPushAsync", exception.Message, StringComparison.Ordinal);
        Assert.Equal(asked, engine.Solves.Count);
    }

    [Fact]
    public async Task An_image_beside_other_outputs_is_pushed()
    {
        await using var engine = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28));
        var pushes = Answer(engine, ResultExports.ConfigDigest);
        var built = await BuildAsync(engine, BuildOutput.Image(), Output("folder"));

        var pushed = await built.PushAsync(cancellationToken: Cancel);

        Assert.Equal(ResultExports.ManifestDigest, pushed.Digest.ToString());
        Assert.Single(pushes);
    }

    [Fact]
    public async Task An_image_that_the_build_has_pushed_is_pushed_again()
    {
        await using var engine = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28, containerdStore: true));
        var pushes = Answer(engine, ResultExports.ManifestDigest);
        var built = await BuildAsync(engine, BuildOutput.Image(push: true));

        var pushed = await built.PushAsync(cancellationToken: Cancel);

        Assert.Equal((built.Digest, ResultExports.ManifestDigest), (pushed.Digest, pushed.Digest.ToString()));
        Assert.Single(pushes);
        Assert.Single(engine.Solves);
    }

    private static Task<BuiltImage> BuildAsync(StandInDaemon engine, params BuildOutput[] outputs) => new DockerImage("registry.test/acme/api:1.0").BuildAsync(
        new()
        {
            Engine = EngineEndpoint.Parse(engine.Address.OriginalString),
            Context = BuildContext.Empty,
            DockerfileText = "FROM scratch\n",
            Outputs = outputs,
            Progress = BuildProgress.Quiet,
            Retry = RetryOptions.None,
        },
        Cancel);

    /// <summary>Has the engine hold the image, and push it; the list has an item for each push.</summary>
    private static List<string> Answer(StandInDaemon engine, string id)
    {
        var pushes = new List<string>();
        engine.Answer("GET", "/images/registry.test/acme/api:1.0/json", new { Id = id, Os = "linux", Architecture = "amd64" });
        engine.On("POST", "/images/registry.test/acme/api/push", async context =>
        {
            pushes.Add(context.Request.QueryString.Value!);
            await context.Response.BodyWriter.WriteAsync(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { aux = new { Tag = "1.0", Digest = ResultExports.ManifestDigest, Size = 527 } }), Cancel);
        });
        return pushes;
    }

    private BuildOutput Output(string kind) => kind switch
    {
        "cache" => BuildOutput.CacheOnly,
        "folder" => BuildOutput.Directory(_folder.FullName),
        "tar" => BuildOutput.Tar(Path.Join(_folder.FullName, "files.tar")),
        "oci" => BuildOutput.OciArchive(Path.Join(_folder.FullName, "oci.tar")),
        _ => BuildOutput.DockerArchive(Path.Join(_folder.FullName, "image.tar")),
    };
}
