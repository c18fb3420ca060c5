using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Building;

public sealed class ClassicStreamTests
{
    private const string Dockerfile = "FROM base.example/base:1\nRUN make\n";
    private static readonly string[] Steps =
    [
        """{"stream":"Step 1/2 : FROM base.example/base:1"}""",
        """{"stream":"\n"}""",
        """{"status":"Pulling from base","id":"1"}""",
        """{"status":"Downloading","progressDetail":{"current":10,"total":20},"progress":"[=>  ]","id":"abc"}""",
        """{"stream":" ---\u003e 3898b41be986\n"}""",
        """{"stream":"Step 2/2 : RUN make"}""",
        """{"stream":"\n"}""",
        """{"stream":" ---\u003e Running in 51cfaa3da755\n"}""",
    ];

    private const string Id = $$$"""{"aux":{"ID":"{{{FakeBuilds.Id}}}"}}""";

    [Fact]
    public async Task Steps_their_output_and_pulls_become_events()
    {
        var events = new EventList();
        await using var engine = await FakeBuilds.EngineAsync([.. Steps,
            """{"stream":"out\n"}""",
            """{"stream":"\u001b[91merr\n\u001b[0m"}""",
            """{"stream":"Step 9/9 : RUN made up by the command"}""",
            """{"stream":"Removing intermediate container 51cfaa3da755\n"}""",
            """{"stream":" ---\u003e 8da7efa2aa27\n"}""",
            Id,
            """{"stream":"[Warning] One or more build-args [x] were not consumed\n"}""",
            """{"stream":"Successfully built 8da7efa2aa27\n"}"""]);

        var outcome = await FakeBuilds.ClassicAsync(engine, Dockerfile, progress: events);

        Assert.Equal(FakeBuilds.Id, outcome.Id?.ToString());
        Assert.Equal("One or more build-args [x] were not consumed", Assert.Single(outcome.Warnings).Message);
        Assert.Equal(["[1/2] FROM base.example/base:1", "[2/2] RUN make"], events.Events.OfType<StepStarted>().Select(step => step.Name));
        Assert.Equal(
            [new("2", "out\n", IsError: false), new("2", "err\n", IsError: true), new StepOutput("2", "Step 9/9 : RUN made up by the command", IsError: false)],
            events.Events.OfType<StepOutput>());
        Assert.Equal(["1", "2"], events.Events.OfType<StepCompleted>().Select(step => step.Step));
        Assert.Contains(new PullProgressed("base.example/base:1", "abc", "Downloading", 10, 20), events.Events.OfType<PullProgressed>());
    }

    [Fact]
    public async Task An_error_that_stands_only_in_errorDetail_fails_the_build()
    {
        await using var engine = await FakeBuilds.EngineAsync([.. Steps, """{"stream":"boom"}""",
            """{"errorDetail":{"code":3,"message":"The command '/bin/sh -c make' returned a non-zero code: 3"}}"""]);

        var failure = await Assert.ThrowsAsync<BuildStepFailedException>(() => FakeBuilds.ClassicAsync(engine, Dockerfile));

        Assert.Equal(3, failure.ExitCode);
        Assert.Equal(["boom"], failure.LastOutput);
        Assert.Equal("Dockerfile(2,1): error: the command of this step ended with exit code 3.\n  RUN make\nThe last output of the step:\n  boom", failure.Message[..failure.Message.LastIndexOf('\n')]);
    }

    [Fact]
    public async Task An_answer_that_ends_without_an_image_is_a_failure()
    {
        await using var engine = await FakeBuilds.EngineAsync(Steps);

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => FakeBuilds.ClassicAsync(engine, Dockerfile));

        Assert.Contains("without an image", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_goes_away_is_told_from_a_build_that_fails()
    {
        await using var engine = await FakeBuilds.EngineAsync();
        engine.On("POST", "/build", async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.LineAsync(Steps[0]);
            // Even with an image of an earlier stage named, the build has not come to its end.
            await exchange.LineAsync(Id);
            exchange.Drop();
        });

        await Assert.ThrowsAsync<EngineUnreachableException>(() => FakeBuilds.ClassicAsync(engine, Dockerfile));
    }

    [Fact]
    public async Task The_last_stage_s_image_is_the_build_s()
    {
        await using var engine = await FakeBuilds.EngineAsync("""{"aux":{"ID":"sha256:1111111111111111111111111111111111111111111111111111111111111111"}}""", Id);

        Assert.Equal(FakeBuilds.Id, (await FakeBuilds.ClassicAsync(engine, Dockerfile)).Id?.ToString());
    }

    [Fact]
    public async Task A_quiet_build_leaves_the_id_alone()
    {
        await using var engine = await FakeBuilds.EngineAsync($$$"""{"stream":"{{{FakeBuilds.Id}}}\n"}""");

        var outcome = await FakeBuilds.ClassicAsync(engine, Dockerfile, new ImageBuildOptions { Classic = new() { Quiet = true } });

        Assert.Equal(FakeBuilds.Id, outcome.Id?.ToString());
        Assert.Equal(["1"], engine.Request("/build").Query["q"]);
    }

    [Fact]
    public async Task An_id_that_a_command_prints_is_not_taken_for_the_image_s()
    {
        await using var engine = await FakeBuilds.EngineAsync([.. Steps, $$$"""{"stream":"{{{FakeBuilds.Id}}}\n"}"""]);

        await Assert.ThrowsAsync<ImageBuildException>(() => FakeBuilds.ClassicAsync(engine, Dockerfile));
    }

    [Theory]
    [InlineData(400, "dockerfile parse error line 2: unknown instruction: RUM", typeof(DockerfileSyntaxException), false)]
    [InlineData(500, "failed to reach build target x in Dockerfile", typeof(ImageBuildException), true)]
    [InlineData(503, "busy", typeof(ImageBuildException), true)]
    [InlineData(400, "invalid reference format", typeof(ImageBuildException), false)]
    public async Task A_refusal_becomes_the_exception_that_fits(int status, string message, Type exception, bool transient)
    {
        await using var engine = await FakeBuilds.EngineAsync();
        engine.Answer("POST", "/build", $$"""{"message":"{{message}}"}""", status);

        var failure = await Assert.ThrowsAnyAsync<ImageBuildException>(() => FakeBuilds.ClassicAsync(engine, Dockerfile));

        Assert.IsType(exception, failure);
        Assert.Equal(transient, ImageGen.Building.Failures.TransientFailure.IsTransient(failure));
    }
}
