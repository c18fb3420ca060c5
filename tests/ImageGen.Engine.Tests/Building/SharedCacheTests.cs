using ImageGen.BuildKit;
using ImageGen.Engine.Tests.BuildKit;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>Results of one machine's build for another's, by way of a registry.</summary>
public sealed class SharedCacheTests
{
    [Fact]
    public async Task What_was_pushed_with_its_cache_is_not_run_again_by_who_has_forgotten_it()
    {
        await using var client = SolveClient.Connect();
        var image = new DockerImage($"{EngineEnvironment.Registry}/shared-cache-{Guid.NewGuid():n}", "1") { Context = BuildContext.Empty };
        var mark = Guid.NewGuid().ToString();
        var dockerfile = $"FROM {EngineEnvironment.BaseImage}\nRUN echo {mark} > /mark\n";
        _ = await image.BuildAndPushAsync(
            new() { Engine = EngineEnvironment.Docker, DockerfileText = dockerfile, CacheTo = { BuildCache.Inline }, Progress = BuildProgress.Quiet },
            new() { Engine = EngineEnvironment.Docker, Progress = BuildProgress.Quiet });

        await ForgetAsync(client, image, mark);
        var (alone, _) = await BuildAsync(image, dockerfile);
        await ForgetAsync(client, image, mark);
        var (withCache, built) = await BuildAsync(image, dockerfile, image.Reference);

        Assert.False(alone, "The engine had not forgotten the step: this shows nothing.");
        Assert.True(withCache, "The step ran although the registry has its result.");
        await ForgetAsync(client, image, mark);
        Assert.NotNull(built.Id);
    }

    /// <summary>Whether the step came out of a cache.</summary>
    private static async Task<(bool IsCached, BuiltImage Built)> BuildAsync(DockerImage image, string dockerfile, params BuildCache[] caches)
    {
        var progress = new EventRecord();
        var built = await image.BuildAsync(new() { Engine = EngineEnvironment.Docker, DockerfileText = dockerfile, CacheFrom = [.. caches], Progress = progress });
        return (progress.Events.OfType<StepCompleted>().Single(step => step.Name.Contains("RUN echo", StringComparison.Ordinal)).Cached, built);
    }

    private static async Task ForgetAsync(SolveClient client, DockerImage image, string mark)
    {
        _ = await DockerCli.RunAsync("image", "rm", "--force", image.Reference.ToString());
        var records = await client.Client.GetDiskUsageAsync(cancellationToken: TestContext.Current.CancellationToken);
        // Each on its own: what others are about to use is left alone.
        foreach (var record in records.Where(record => record.Description.Contains(mark, StringComparison.Ordinal)))
        {
            await foreach (var _ in client.Client.PruneAsync(new PruneOptions { All = true, Filters = { $"id=={record.Id}" } }, TestContext.Current.CancellationToken))
            {
            }
        }
    }
}
