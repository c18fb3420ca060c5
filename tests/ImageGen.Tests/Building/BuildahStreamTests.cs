using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Building;

public sealed class BuildahStreamTests
{
    private const string Dockerfile = "FROM base.example/a:1 AS build\nRUN make\nFROM scratch\nCOPY --from=build /a /b\n";
    private const string Hex = "957acb24185b9be0dc2c7248c7bb665c44d3e6ce51b43ddba1829419fc9329c3";
    private static readonly string[] Stream =
    [
        """{"stream":"[1/2] STEP 1/2: FROM base.example/a:1 AS build\n"}""",
        """{"stream":"[1/2] STEP 2/2: RUN make\n"}""",
        """{"stream":"made\n"}""",
        $$"""{"stream":"{{Hex}}\n"}""",
        """{"stream":"--\u003e ac2468add21\n"}""",
        """{"stream":"[2/2] STEP 1/2: FROM scratch\n"}""",
        """{"stream":"[2/2] STEP 2/2: COPY --from=build /a /b\n"}""",
        $$"""{"stream":"--\u003e Using cache {{Hex}}\n"}""",
        """{"stream":"[2/2] COMMIT docker.io/acme/shop:1\n"}""",
        """{"stream":"--\u003e 957acb24185\n"}""",
        """{"stream":"Successfully tagged docker.io/acme/shop:1\n"}""",
    ];

    [Fact]
    public async Task Steps_are_told_as_BuildKit_names_them()
    {
        var events = new EventList();
        await using var engine = await FakeBuilds.EngineAsync([.. Stream, $$$"""{"aux":{"ID":"sha256:{{{Hex}}}"}}"""]);

        var outcome = await FakeBuilds.PodmanAsync(engine, Dockerfile, progress: events);

        Assert.Equal("sha256:" + Hex, outcome.Id?.ToString());
        Assert.Equal(
            ["[build 1/2] FROM base.example/a:1 AS build", "[build 2/2] RUN make", "[stage-1 1/2] FROM scratch", "[stage-1 2/2] COPY --from=build /a /b"],
            events.Events.OfType<StepStarted>().Select(step => step.Name));
        Assert.Equal([false, false, false, true], events.Events.OfType<StepCompleted>().Select(step => step.Cached));
        Assert.Equal("made\n" + Hex + "\n", string.Concat(events.Events.OfType<StepOutput>().Select(output => output.Text)));
    }

    [Fact]
    public async Task A_Podman_that_states_the_id_only_in_its_last_line_is_understood()
    {
        await using var engine = await FakeBuilds.EngineAsync([.. Stream, $$"""{"stream":"{{Hex}}\n"}"""]);

        Assert.Equal("sha256:" + Hex, (await FakeBuilds.PodmanAsync(engine, Dockerfile)).Id?.ToString());
    }

    [Fact]
    public async Task Without_an_id_the_build_has_failed()
    {
        await using var engine = await FakeBuilds.EngineAsync(Stream);

        await Assert.ThrowsAsync<ImageBuildException>(() => FakeBuilds.PodmanAsync(engine, Dockerfile));
    }

    [Fact]
    public async Task A_quiet_build_is_quiet_and_still_has_its_id()
    {
        var events = new EventList();
        await using var engine = await FakeBuilds.EngineAsync([.. Stream, $$$"""{"aux":{"ID":"sha256:{{{Hex}}}"}}"""]);

        var outcome = await FakeBuilds.PodmanAsync(engine, Dockerfile, new ImageBuildOptions { Classic = new() { Quiet = true } }, events);

        Assert.Equal("sha256:" + Hex, outcome.Id?.ToString());
        Assert.Empty(events.Events);
    }
}
