using System.Text;
using System.Text.Json;
using ImageGen.BuildKit.StandIn.Solving;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

public sealed class SeveralNodesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_node_pushes_its_platform_by_digest_and_the_tags_name_the_index_over_all()
    {
        await using var group = await NodeGroup.StartAsync(2);

        var pushed = await group.Image.BuildAndPushAsync(
            group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64"], ["1.0", "latest"]), cancellationToken: Cancel);

        Assert.Equal(["linux/arm64", "linux/amd64"], group.Daemons.Select(daemon => daemon.Solves.Single().Request.FrontendAttrs["platform"]));
        Assert.All(group.Daemons, daemon =>
        {
            var solve = daemon.Solves.Single();
            Assert.Equal("true", solve.Request.FrontendAttrs["multi-platform"]);
            var attributes = solve.Exporters.Single().Attrs;
            Assert.Equal(($"{group.Registry.Address}/acme/api", "true", "true", "true"), (attributes["name"], attributes["push"], attributes["push-by-digest"], attributes["name-canonical"]));
        });
        Assert.Equal(["1.0", "latest"], pushed.References.Select(reference => reference.Tag!.ToString()));
        var (mediaType, content) = group.Registry.Manifests["latest"];
        Assert.Equal("application/vnd.oci.image.index.v1+json", mediaType);
        Assert.Equal(content, group.Registry.Manifests["1.0"].Content);
        Assert.True(group.Registry.Manifests.ContainsKey(pushed.Digest.ToString()));
        Assert.Equal(content.Length, pushed.ManifestSizeBytes);
        using var json = JsonDocument.Parse(content);
        Assert.Equal(
            [StepReport.DigestOf("linux/amd64"), StepReport.DigestOf("linux/arm64"), StepReport.DigestOf("alinux/amd64"), StepReport.DigestOf("alinux/arm64")],
            json.RootElement.GetProperty("manifests").EnumerateArray().Select(each => each.GetProperty("digest").GetString()));
    }

    [Fact]
    public async Task A_part_has_the_annotations_of_its_platforms_alone()
    {
        await using var group = await NodeGroup.StartAsync(2);
        var options = group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64/v8"]);
        options.Annotations.Add(new("of-all", "1"));
        options.Annotations.Add(new("of-arm", "2") { Platform = "linux/arm64" });
        options.Annotations.Add(new("of-index", "3", AnnotationLevel.Index));

        _ = await group.Image.BuildAndPushAsync(options, cancellationToken: Cancel);

        Assert.Equal(["annotation-index.of-index", "annotation-manifest.of-all", "annotation-manifest[linux/arm64].of-arm"], AnnotationsOf(0));
        Assert.Equal(["annotation-index.of-index", "annotation-manifest.of-all"], AnnotationsOf(1));

        IEnumerable<string> AnnotationsOf(int node) =>
            group.Daemons[node].Solves.Single().Exporters.Single().Attrs.Keys.Where(key => key.StartsWith("annotation", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_is_not_pushed_stays_in_parts()
    {
        await using var group = await NodeGroup.StartAsync(2);

        var built = await group.Image.BuildAsync(group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64"]), Cancel);

        Assert.Null(built.Id);
        Assert.All(group.Daemons, daemon => Assert.DoesNotContain("push", daemon.Solves.Single().Exporters.Single().Attrs.Keys));
        Assert.Empty(group.Registry.Requests);
    }

    [Fact]
    public async Task An_image_for_one_platform_keeps_to_one_node()
    {
        await using var group = await NodeGroup.StartAsync(3);

        for (var build = 0; build < 3; build++)
        {
            _ = await group.Image.BuildAsync(group.Options([.. group.Nodes().Skip(build), .. group.Nodes().Take(build)]), Cancel);
        }

        Assert.Equal(3, group.Daemons.Max(daemon => daemon.Solves.Count));
    }

    [Fact]
    public async Task A_node_that_is_out_of_reach_is_warned_of_and_done_without()
    {
        await using var group = await NodeGroup.StartAsync(1);

        _ = await group.Image.BuildAndPushAsync(group.Options(["tcp://127.0.0.1:1", .. group.Nodes()]), cancellationToken: Cancel);

        Assert.Contains("tcp://127.0.0.1:1", Assert.Single(group.Events.OfType<BuildWarning>()).Message, StringComparison.Ordinal);
        Assert.Single(group.Daemons[0].Solves);
    }

    [Fact]
    public async Task Nodes_that_are_all_out_of_reach_are_told_each_with_its_reason()
    {
        await using var group = await NodeGroup.StartAsync(0);

        var exception = await Assert.ThrowsAsync<EngineUnreachableException>(() => group.Image.BuildAsync(group.Options(["tcp://127.0.0.1:1", "unix:///no/such.sock"]), Cancel));

        Assert.Contains("the program: BuildKit at tcp://127.0.0.1:1 cannot be reached: the connection was refused", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the program: BuildKit at unix:///no/such.sock cannot be reached: the file does not exist", exception.Message, StringComparison.Ordinal);
        Assert.Equal("tcp://127.0.0.1:1", exception.Endpoint!.Address.OriginalString);
    }

    [Fact]
    public async Task What_a_node_was_at_when_it_was_lost_is_built_by_another()
    {
        await using var group = await NodeGroup.StartAsync(2);
        foreach (var daemon in group.Daemons)
        {
            // Whichever is asked first is lost over it.
            daemon.Script = async solve =>
            {
                if (group.Daemons.Sum(each => each.Solves.Count) == 1)
                {
                    await daemon.KillAsync();
                }

                return await group.PushAsync(solve);
            };
        }

        var pushed = await group.Image.BuildAndPushAsync(group.Options(group.Nodes(), tags: ["1.0"]), cancellationToken: Cancel);

        Assert.NotNull(pushed.Digest);
        Assert.All(group.Daemons, daemon => Assert.Single(daemon.Solves));
        Assert.Single(group.Events.OfType<BuildWarning>());
    }

    [Fact]
    public async Task A_part_whose_node_is_lost_and_that_no_other_builds_is_told_with_that_node()
    {
        await using var group = await NodeGroup.StartAsync(2);
        var address = group.Daemons[0].Address.OriginalString;
        group.Daemons[0].Script = async _ =>
        {
            await group.Daemons[0].KillAsync();
            throw SolveFailures.Of("nobody hears this", "main");
        };

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => group.Image.BuildAndPushAsync(
            group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64"]), cancellationToken: Cancel));

        Assert.Contains("No BuildKit node builds for linux/arm64", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{address} (from the program): cannot be reached", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_runs_nothing_on_its_platform_is_built_by_another_node_if_its_own_is_lost()
    {
        await using var group = await NodeGroup.StartAsync(2);
        group.Daemons[0].Script = async _ =>
        {
            await group.Daemons[0].KillAsync();
            throw SolveFailures.Of("nobody hears this", "main");
        };

        var pushed = await group.Image.BuildAndPushAsync(
            group.Options([group.Nodes("linux/arm64")[0], NodeGroup.Node(group.Daemons[1])], ["linux/amd64", "linux/arm64"]), cancellationToken: Cancel);

        Assert.NotNull(pushed.Digest);
        Assert.Equal(["linux/amd64", "linux/arm64"], group.Daemons[1].Solves.Select(solve => solve.Request.FrontendAttrs["platform"]).Order(StringComparer.Ordinal));
        Assert.Single(group.Events.OfType<BuildWarning>());
    }

    [Fact]
    public async Task A_build_that_fails_is_not_tried_elsewhere_and_ends_the_other_parts()
    {
        await using var group = await NodeGroup.StartAsync(3);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        group.Daemons[0].Script = async solve =>
        {
            solve.Cancelled.Register(cancelled.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, solve.Cancelled);
            return await group.PushAsync(solve);
        };
        group.Daemons[1].Script = async _ =>
        {
            await started.Task.WaitAsync(TimeSpan.FromSeconds(30));
            throw SolveFailures.Of("something broke", "solver.(*Solver).Solve");
        };

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => group.Image.BuildAndPushAsync(
            group.Options(group.Nodes("linux/arm64", "linux/amd64", "linux/s390x"), ["linux/amd64", "linux/arm64"]), cancellationToken: Cancel));

        Assert.Contains("something broke", exception.Message, StringComparison.Ordinal);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Empty(group.Daemons[2].Solves);
        Assert.Empty(group.Registry.Requests);
    }

    [Fact]
    public async Task Steps_of_different_nodes_are_told_apart()
    {
        await using var group = await NodeGroup.StartAsync(2);
        foreach (var daemon in group.Daemons)
        {
            daemon.Script = async solve =>
            {
                using (StepReport.Begin(solve, "[internal] load build definition"))
                {
                    return await group.PushAsync(solve);
                }
            };
        }

        _ = await group.Image.BuildAndPushAsync(group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64"]), cancellationToken: Cancel);

        Assert.Equal(2, group.Events.OfType<StepStarted>().Select(step => step.Step).Distinct().Count());
        Assert.Equal(2, group.Events.OfType<StepCompleted>().Select(step => step.Step).Distinct().Count());
    }

    [Fact]
    public async Task A_cache_that_the_nodes_would_take_from_each_other_is_warned_of_once()
    {
        await using var group = await NodeGroup.StartAsync(2);
        var options = group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64"]);
        options.CacheTo.Add(BuildCache.Inline);
        options.CacheTo.Add("acme/cache:1");

        _ = await group.Image.BuildAndPushAsync(options, cancellationToken: Cancel);

        Assert.Contains("registry acme/cache:1, so that only the last one remains", Assert.Single(group.Events.OfType<BuildWarning>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_registry_joins_what_several_nodes_build()
    {
        await using var group = await NodeGroup.StartAsync(2);

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => group.Image.BuildAsync(
            group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64"], outputs: BuildOutput.OciArchive("x.tar")), Cancel));

        Assert.Contains($"{group.Daemons[0].Address.OriginalString}: linux/arm64", exception.Message, StringComparison.Ordinal);
        Assert.All(group.Daemons, daemon => Assert.Empty(daemon.Solves));
    }

    [Theory]
    [InlineData(403, PushFailureReason.AccessDenied, "docker login")]
    [InlineData(404, PushFailureReason.RepositoryNotFound, "Create the repository")]
    [InlineData(500, PushFailureReason.RegistryFailed, "Try again later")]
    public async Task A_registry_that_refuses_the_index_is_a_failed_push(int status, PushFailureReason reason, string advice)
    {
        await using var group = await NodeGroup.StartAsync(2);
        group.Registry.Before = async context =>
        {
            if (context.Request.Method == "PUT")
            {
                context.Response.StatusCode = status;
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("""{"errors":[{"code":"NO","message":"not today"}]}"""));
                return true;
            }

            return false;
        };

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => group.Image.BuildAndPushAsync(
            group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64"]), cancellationToken: Cancel));

        Assert.Equal((reason, group.Image.Reference), (exception.Reason, exception.Reference));
        Assert.Contains("NO: not today", exception.Message, StringComparison.Ordinal);
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
    }
}
