using System.Formats.Tar;
using ImageGen.BuildKit.StandIn.Solving;
using ImageGen.Progress;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

public sealed class OneNodeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_build_makes_and_pushes_all_platforms_under_all_tags()
    {
        await using var group = await NodeGroup.StartAsync(1);

        var pushed = await group.Image.BuildAndPushAsync(group.Options(group.Nodes(), ["linux/amd64", "linux/386"], ["1.0", "latest"]), cancellationToken: Cancel);

        var solve = Assert.Single(group.Daemons[0].Solves);
        Assert.Equal("linux/amd64,linux/386", solve.Request.FrontendAttrs["platform"]);
        Assert.DoesNotContain("multi-platform", solve.Request.FrontendAttrs.Keys);
        var exporter = Assert.Single(solve.Exporters);
        Assert.Equal("image", exporter.Type);
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = $"{group.Registry.Address}/acme/api:1.0,{group.Registry.Address}/acme/api:latest",
                ["push"] = "true",
                ["registry.insecure"] = "true",
            },
            new SortedDictionary<string, string>(exporter.Attrs, StringComparer.Ordinal));
        Assert.Equal(["1.0", "latest"], pushed.References.Select(reference => reference.Tag!.ToString()));
        Assert.All(pushed.References, reference => Assert.Equal(pushed.Digest, reference.Digest));
        Assert.Equal(pushed.References, group.Events.OfType<PushCompleted>().Select(completed => completed.Image));
        // The daemon pushes; nothing goes from here.
        Assert.Empty(group.Registry.Requests);
    }

    [Fact]
    public async Task Platforms_that_the_node_does_not_list_are_built_if_nothing_runs_on_them()
    {
        await using var group = await NodeGroup.StartAsync(1);

        _ = await group.Image.BuildAndPushAsync(group.Options(group.Nodes(), ["linux/amd64", "linux/arm64"]), cancellationToken: Cancel);

        Assert.Equal("linux/amd64,linux/arm64", Assert.Single(group.Daemons[0].Solves).Request.FrontendAttrs["platform"]);
    }

    [Fact]
    public async Task A_step_on_a_platform_that_the_node_does_not_list_is_a_warning()
    {
        await using var group = await NodeGroup.StartAsync(1);
        group.Dockerfile += "RUN true\n";
        var options = group.Options(group.Nodes(), ["linux/amd64", "linux/arm64"]);

        var built = await group.Image.BuildAsync(options, Cancel);

        Assert.Equal(3, Assert.Single(built.Warnings).Line);
        Assert.Single(group.Daemons[0].Solves);
    }

    [Fact]
    public async Task A_step_on_a_platform_that_is_assigned_to_the_node_is_no_warning()
    {
        await using var group = await NodeGroup.StartAsync(1);
        group.Dockerfile += "RUN true\n";
        var options = group.Options(group.Nodes("linux/arm64"), ["linux/arm64"]);

        _ = await group.Image.BuildAndPushAsync(options, cancellationToken: Cancel);

        Assert.Single(group.Daemons[0].Solves);
    }

    [Fact]
    public async Task The_digest_is_the_pushed_image_s_and_not_that_of_an_archive_beside_it()
    {
        await using var group = await NodeGroup.StartAsync(1);
        var folder = Directory.CreateTempSubdirectory("imagegen-archive");
        // Each exporter has a digest of its own, and the last one's is the answer.
        group.Daemons[0].Script = async solve => new Dictionary<string, string>(await ResultExports.ExportAsync(solve), StringComparer.Ordinal)
        {
            ["containerimage.digest"] = StepReport.DigestOf(solve.Exporters[^1].Type),
        };

        var pushed = await group.Image.BuildAndPushAsync(group.Options(group.Nodes(), outputs: BuildOutput.OciArchive(Path.Join(folder.FullName, "image.tar"))), cancellationToken: Cancel);

        Assert.Equal(StepReport.DigestOf("image"), pushed.Digest.ToString());
        Assert.Single(folder.GetFiles());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_build_alone_stays_on_the_node_and_says_its_digest()
    {
        await using var group = await NodeGroup.StartAsync(1);

        var built = await group.Image.BuildAsync(group.Options(group.Nodes()), Cancel);

        Assert.DoesNotContain("push", Assert.Single(group.Daemons[0].Solves.Single().Exporters).Attrs.Keys);
        Assert.NotNull(built.Digest);
        Assert.Equal(ImageBuilder.BuildKit, built.Builder);
    }

    [Fact]
    public async Task One_platform_of_several_cannot_be_pushed()
    {
        await using var group = await NodeGroup.StartAsync(1);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => group.Image.BuildAndPushAsync(group.Options(group.Nodes()), new() { Platform = "linux/amd64" }, Cancel));

        Assert.Equal(PushFailureReason.NotSupported, exception.Reason);
    }

    [Theory]
    [InlineData("failed to push REF: failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized", PushFailureReason.AccessDenied, "docker login")]
    [InlineData("failed to push REF: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed", PushFailureReason.AccessDenied, "docker login")]
    [InlineData("failed to push REF: failed to do request: Head \"https://registry.test/v2/\": dial tcp 10.0.0.1:443: connect: connection refused", PushFailureReason.RegistryUnreachable, "network")]
    [InlineData("failed to push REF: failed to do request: Head \"https://registry.test/v2/\": http: server gave HTTP response to HTTPS client", PushFailureReason.InsecureRegistry, "buildkitd.toml")]
    [InlineData("failed to push REF: unexpected status: 404 Not Found", PushFailureReason.RepositoryNotFound, "Create the repository")]
    public async Task A_push_that_the_registry_refuses_the_node_is_a_failed_push(string words, PushFailureReason reason, string advice)
    {
        await using var group = await NodeGroup.StartAsync(1);
        group.Daemons[0].Script = _ => throw SolveFailures.Of(words.Replace("REF", group.Image.Reference.ToString(), StringComparison.Ordinal), "exporter/containerimage.(*imageExporterInstance).Export");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => group.Image.BuildAndPushAsync(group.Options(group.Nodes()), cancellationToken: Cancel));

        Assert.Equal((reason, group.Image.Reference), (exception.Reason, exception.Reference));
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_can_be_loaded_into_an_engine()
    {
        await using var group = await NodeGroup.StartAsync(1);
        await using var engine = await FakeEngine.StartAsync();
        group.Daemons[0].Script = DockerfileScript.RunAsync;
        byte[] loaded = [];
        engine.On("POST", "/images/load", async exchange =>
        {
            loaded = await exchange.ReadBodyAsync();
            await exchange.LineAsync("""{"stream":"Loaded image"}""");
        });
        var id = "sha256:" + new string('c', 64);
        engine.Answer("GET", $"/images/{group.Image.Reference}/json", $$"""{"Id":"{{id}}","Os":"linux","Architecture":"amd64"}""");

        var built = await group.Image.BuildAsync(group.Options(group.Nodes(), outputs: BuildOutput.DockerEngine(engine.Endpoint)), Cancel);

        using var archive = new TarReader(new MemoryStream(loaded));
        Assert.Equal("app/hello", (await archive.GetNextEntryAsync(cancellationToken: Cancel))!.Name);
        Assert.Null(await archive.GetNextEntryAsync(cancellationToken: Cancel));
        Assert.Equal("docker", group.Daemons[0].Solves.Single().Exporters[0].Type);
        Assert.Equal((id, ResultExports.ManifestDigest), (built.Id!.ToString(), built.Digest!.ToString()));
    }

    [Fact]
    public async Task An_engine_that_does_not_load_the_image_is_told_with_its_words()
    {
        await using var group = await NodeGroup.StartAsync(1);
        await using var engine = await FakeEngine.StartAsync();
        group.Daemons[0].Script = DockerfileScript.RunAsync;
        engine.On("POST", "/images/load", async exchange =>
        {
            _ = await exchange.ReadBodyAsync();
            await exchange.LineAsync("""{"errorDetail":{"message":"no space left on device"}}""");
        });

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => group.Image.BuildAsync(group.Options(group.Nodes(), outputs: BuildOutput.DockerEngine(engine.Endpoint)), Cancel));

        Assert.Contains("did not load it: no space left on device", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_leaves_the_engine_without_half_an_image()
    {
        await using var group = await NodeGroup.StartAsync(1);
        await using var engine = await FakeEngine.StartAsync();
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.On("POST", "/images/load", async exchange =>
        {
            try
            {
                _ = await exchange.ReadBodyAsync();
                ended.SetResult(true);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                ended.SetResult(false);
            }
        });
        group.Daemons[0].Script = _ => throw SolveFailures.Of("something broke", "solver.(*Solver).Solve");

        _ = await Assert.ThrowsAsync<ImageBuildException>(() => group.Image.BuildAsync(group.Options(group.Nodes(), outputs: BuildOutput.DockerEngine(engine.Endpoint)), Cancel));

        Assert.False(await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_told_before_anything_is_built()
    {
        await using var group = await NodeGroup.StartAsync(1);

        _ = await Assert.ThrowsAsync<EngineUnreachableException>(() => group.Image.BuildAsync(
            group.Options(group.Nodes(), outputs: BuildOutput.DockerEngine(new EngineEndpoint { Address = new Uri("tcp://127.0.0.1:1") })), Cancel));

        Assert.Empty(group.Daemons[0].Solves);
    }

    [Fact]
    public async Task An_engine_loads_one_platform()
    {
        await using var group = await NodeGroup.StartAsync(1);

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => group.Image.BuildAsync(
            group.Options(group.Nodes(), ["linux/amd64", "linux/386"], outputs: BuildOutput.DockerEngine()), Cancel));

        Assert.Contains("one platform", exception.Message, StringComparison.Ordinal);
    }
}
