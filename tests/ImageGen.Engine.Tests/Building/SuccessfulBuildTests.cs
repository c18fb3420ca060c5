using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

public sealed class SuccessfulBuildTests
{
    [Theory, EveryBuilder]
    public async Task A_built_image_holds_what_was_copied_and_what_was_run(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();
        workshop.Write("copied.txt", "from the context\n");

        var outcome = await workshop.BuildAsync(reference, "FROM $BASE\nCOPY copied.txt /copied.txt\nRUN echo from a step > /run.txt\n");

        Assert.Equal("from the context\nfrom a step\n", await workshop.RunAsync(reference, "cat", "/copied.txt", "/run.txt"));
        Assert.Equal(outcome.Id, (await workshop.Connection.Images.InspectAsync(reference.ToString(), TestContext.Current.CancellationToken))!.Id);
    }

    [Theory, EveryBuilder]
    public async Task Every_tag_names_the_built_image(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var references = new[] { workshop.NewReference("1.4.0"), workshop.NewReference("latest"), workshop.NewReference("Other_tag-1") };

        var outcome = await workshop.BuildAsync(references, $"FROM $BASE\nRUN echo {Guid.NewGuid()}\n");

        foreach (var reference in references)
        {
            Assert.Equal(outcome.Id, (await workshop.Connection.Images.InspectAsync(reference.ToString(), TestContext.Current.CancellationToken))!.Id);
        }
    }

    [Theory, EveryBuilder]
    public async Task Arguments_and_labels_arrive_as_they_are_whatever_characters_they_hold(EngineKind kind)
    {
        const string odd = "a=b:c \"quoted\" 'single' \\back & 100% +plus é日本";
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();

        await workshop.BuildAsync(
            reference,
            "FROM $BASE\nARG ODD\nARG KEPT=default\nRUN printf '%s|%s' \"$ODD\" \"$KEPT\" > /args\n",
            new ImageBuildOptions
            {
                Args = { ["ODD"] = odd, ["KEPT"] = null },
                Labels = { ["org.example/odd:key"] = odd, ["lines"] = "one\ntwo\n" },
            });

        Assert.Equal(odd + "|default", await workshop.RunAsync(reference, "cat", "/args"));
        var labels = (await EngineContainers.ConfigurationAsync(workshop.Connection, reference))["Labels"]!;
        Assert.Equal(odd, (string)labels["org.example/odd:key"]!);
        Assert.Equal("one\ntwo\n", (string)labels["lines"]!);
    }

    [Theory, EveryBuilder]
    public async Task Only_the_target_stage_is_built(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();

        await workshop.BuildAsync(
            reference,
            "FROM $BASE AS first\nRUN echo first > /stage\nFROM $BASE AS last\nRUN exit 1\n",
            new ImageBuildOptions { Target = "first" });

        Assert.Equal("first\n", await workshop.RunAsync(reference, "cat", "/stage"));
    }

    [Theory, EveryBuilder]
    public async Task A_second_build_takes_its_steps_from_the_cache(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();
        var dockerfile = $"FROM $BASE\nRUN echo {Guid.NewGuid()}\n";
        var first = await workshop.BuildAsync(reference, dockerfile);
        Assert.False(CompletionOfRun(workshop).Cached);

        var second = await workshop.BuildAsync(reference, dockerfile);

        Assert.True(CompletionOfRun(workshop).Cached);
        Assert.Equal(first.Id, second.Id);

        await workshop.BuildAsync(reference, dockerfile, new ImageBuildOptions { NoCache = true });
        Assert.False(CompletionOfRun(workshop).Cached);
    }

    [Theory, EveryBuilder]
    public async Task Progress_tells_the_steps_their_output_and_the_sending_of_the_context(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        workshop.Write("file.txt", "text");

        await workshop.BuildAsync(workshop.NewReference(), "FROM $BASE\nCOPY file.txt /\nRUN echo to stdout && echo to stderr >&2\n", new ImageBuildOptions { NoCache = true });

        var events = workshop.Progress.Events;
        var run = Assert.Single(events.OfType<StepStarted>(), step => step.Name.Contains("] RUN echo to stdout", StringComparison.Ordinal));
        var output = events.OfType<StepOutput>().Where(each => each.Step == run.Step).ToList();
        Assert.Contains("to stdout\n", string.Concat(output.Select(each => each.Text)), StringComparison.Ordinal);
        Assert.Contains("to stderr\n", string.Concat(output.Select(each => each.Text)), StringComparison.Ordinal);
        // Podman does not tell the two apart.
        Assert.Equal(kind != EngineKind.Podman, output.Exists(each => each.IsError && each.Text.Contains("stderr", StringComparison.Ordinal)));
        Assert.DoesNotContain(output, each => each.Text.Contains('\u001b', StringComparison.Ordinal));
        var completed = Assert.Single(events.OfType<StepCompleted>(), step => step.Step == run.Step);
        Assert.Null(completed.Error);
        // BuildKit fetches only what the COPY names.
        Assert.Equal(kind == EngineKind.BuildKit ? 1 : 2, Assert.Single(events.OfType<ContextSent>()).Entries);
        Assert.Equal(
            events.OfType<StepStarted>().Select(step => step.Step).Order(StringComparer.Ordinal),
            events.OfType<StepCompleted>().Select(step => step.Step).Order(StringComparer.Ordinal));
    }

    [Theory, EveryBuilder]
    public async Task A_compressed_context_builds_the_same_image(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();
        workshop.Write("data.txt", new string('x', 1_000_000));

        await workshop.BuildAsync(reference, "FROM $BASE\nCOPY data.txt /data.txt\n", new ImageBuildOptions { Compression = ContextCompression.Gzip });

        Assert.Equal("1000000\n", await workshop.RunAsync(reference, "stat", "-c", "%s", "/data.txt"));
    }

    [Theory, EveryBuilder]
    public async Task A_Dockerfile_alone_is_enough(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();
        var options = new ImageBuildOptions { Context = BuildContext.Empty, DockerfileText = Workshop.WithBase("FROM $BASE\nRUN echo alone > /text\n") };

        await workshop.BuildAsync([reference], dockerfile: null, options);

        Assert.Equal("alone\n", await workshop.RunAsync(reference, "cat", "/text"));
    }

    [Theory, EveryBuilder]
    public async Task RUN_steps_reach_the_network_that_is_asked_for(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();
        // Only on the host's network does its loopback lead to the registry.
        var dockerfile = $"FROM $BASE\nRUN wget -q -O /answer http://{EngineEnvironment.Registry}/v2/ || echo unreachable > /answer\n";

        await workshop.BuildAsync(reference, dockerfile, new ImageBuildOptions { Network = "host", NoCache = true });
        Assert.Equal("{}", await workshop.RunAsync(reference, "cat", "/answer"));

        await workshop.BuildAsync(reference, dockerfile, new ImageBuildOptions { Network = "none", NoCache = true });
        Assert.Equal("unreachable\n", await workshop.RunAsync(reference, "cat", "/answer"));
    }

    [Theory, InlineData(EngineKind.BuildKit), InlineData(EngineKind.Podman)]
    public async Task A_cache_mount_keeps_its_files(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();

        await workshop.BuildAsync(reference, "FROM $BASE\nRUN --mount=type=cache,target=/cache echo x >> /cache/x && wc -l < /cache/x > /lines\n");

        Assert.Matches(@"^\d+\n$", await workshop.RunAsync(reference, "cat", "/lines"));
    }

    [Theory, EveryBuilder]
    public async Task Two_builds_of_one_image_at_once_both_succeed(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        await using var other = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();

        var outcomes = await Task.WhenAll(
            workshop.BuildAsync(reference, $"FROM $BASE\nRUN echo {Guid.NewGuid()} > /who\n"),
            other.BuildAsync(reference, $"FROM $BASE\nRUN echo {Guid.NewGuid()} > /who\n"));

        var now = await workshop.Connection.Images.InspectAsync(reference.ToString(), TestContext.Current.CancellationToken);
        Assert.NotEqual(outcomes[0].Id, outcomes[1].Id);
        Assert.Contains(now!.Id, outcomes.Select(outcome => outcome.Id));
    }

    private static StepCompleted CompletionOfRun(Workshop workshop) =>
        Assert.Single(workshop.Progress.Events.OfType<StepCompleted>(), step => step.Name.Contains("] RUN echo", StringComparison.Ordinal));
}
