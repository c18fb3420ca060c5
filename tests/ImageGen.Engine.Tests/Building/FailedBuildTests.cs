using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

public sealed class FailedBuildTests
{
    // The classic builder keeps the container of a failed step unless it is told not to.
    private static readonly ImageBuildOptions Tidy = new() { Classic = new() { ForceRemoveIntermediateContainers = true } };

    [Theory, EveryBuilder]
    public async Task A_failing_command_is_named_with_its_line_exit_code_and_last_output(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);

        var failure = await Assert.ThrowsAsync<BuildStepFailedException>(() => workshop.BuildAsync(
            workshop.NewReference(),
            "# A comment\nFROM $BASE AS build\nWORKDIR /src\n\nRUN for i in $(seq 1 30); do echo line $i; done; \\\n    exit 42\nRUN never\n",
            Tidy));

        Assert.Equal(42, failure.ExitCode);
        Assert.Equal((5, 1), (failure.Line, failure.Column));
        Assert.Equal(workshop.DockerfilePath, failure.DockerfilePath);
        Assert.StartsWith("RUN for i in", failure.Instruction, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(11, 20).Select(number => $"line {number}"), failure.LastOutput);
        Assert.StartsWith($"{workshop.DockerfilePath}(5,1): error: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 42", failure.Message, StringComparison.Ordinal);
        Assert.Contains("line 30", failure.Message, StringComparison.Ordinal);
        Assert.Contains(workshop.Progress.Events.OfType<StepCompleted>(), step => step.Error is not null);
    }

    [Theory, EveryBuilder]
    public async Task A_command_that_does_not_exist_is_said_to_be_missing(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);

        var failure = await Assert.ThrowsAsync<BuildStepFailedException>(
            () => workshop.BuildAsync(workshop.NewReference(), "FROM $BASE\nRUN no-such-command\n", Tidy));

        Assert.Equal(127, failure.ExitCode);
        Assert.Contains("command was not found", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EveryBuilder]
    public async Task The_failing_step_is_found_in_a_later_stage_too(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);

        var failure = await Assert.ThrowsAsync<BuildStepFailedException>(() => workshop.BuildAsync(
            workshop.NewReference(),
            "ARG X=1\nFROM $BASE AS first\nRUN echo ok > /ok\nENV A=b\nFROM first AS second\nENV C=d\nCOPY --from=first /ok /ok2\nRUN echo $A && false\n",
            Tidy));

        Assert.Equal(8, failure.Line);
        Assert.Equal(1, failure.ExitCode);
    }

    [Theory, EveryBuilder]
    public async Task A_missing_source_of_COPY_is_named(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        workshop.Write("src/there.txt", "");

        // What is not there at all is told before anything is sent; what is kept back, the engine misses.
        workshop.Write("src/missing.txt", "");
        workshop.Write(".dockerignore", "src/missing.txt");

        var failure = await Assert.ThrowsAsync<CopySourceNotFoundException>(
            () => workshop.BuildAsync(workshop.NewReference(), "FROM $BASE\nCOPY src/missing.txt /\n", Tidy));

        Assert.Equal(2, failure.Line);
        Assert.Contains("'src/missing.txt'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(".dockerignore", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EveryBuilder]
    public async Task A_missing_source_of_COPY_from_a_stage_is_named(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);

        var failure = await Assert.ThrowsAsync<CopySourceNotFoundException>(() => workshop.BuildAsync(
            workshop.NewReference(), "FROM $BASE AS build\nRUN mkdir /app\nFROM $BASE\nCOPY --from=build /app/missing /\n", Tidy));

        Assert.Equal(4, failure.Line);
        Assert.Contains("'app/missing'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("in the stage or image", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EveryBuilder]
    public async Task A_base_image_that_does_not_exist_is_named_with_its_line(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var image = $"{EngineEnvironment.Registry}/no-such-image:1";

        var failure = await Assert.ThrowsAsync<BaseImageException>(
            () => workshop.BuildAsync(workshop.NewReference(), $"# base\nFROM {image}\nRUN true\n"));

        Assert.Equal(2, failure.Line);
        Assert.Contains(image, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{workshop.DockerfilePath}(2,1): error: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EveryBuilder]
    public async Task An_image_that_COPY_takes_from_and_that_does_not_exist_is_a_base_image_too(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var image = $"{EngineEnvironment.Registry}/no-such-image:2";

        var failure = await Assert.ThrowsAsync<BaseImageException>(
            () => workshop.BuildAsync(workshop.NewReference(), $"FROM $BASE\nCOPY --from={image} /x /x\n"));

        Assert.Equal(2, failure.Line);
        Assert.Contains(image, failure.Message, StringComparison.Ordinal);
    }

    [Theory, EveryBuilder]
    public async Task A_Dockerfile_that_cannot_be_read_is_a_syntax_error(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);

        var failure = await Assert.ThrowsAsync<DockerfileSyntaxException>(
            () => workshop.BuildAsync(workshop.NewReference(), "FROM $BASE\n\nRUM true\n"));

        Assert.Equal(3, failure.Line);
        Assert.StartsWith($"{workshop.DockerfilePath}(3,1): error: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("nstruction", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EveryBuilder]
    public async Task A_stage_that_does_not_exist_is_answered_with_those_that_do(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => workshop.BuildAsync(
            workshop.NewReference(), "FROM $BASE AS build\nFROM $BASE AS final\n", new ImageBuildOptions { Target = "publish" }));

        Assert.Contains("'publish'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("build, final", failure.Message, StringComparison.Ordinal);
    }

    [Theory, EveryBuilder]
    public async Task A_broken_rebuild_fails_and_leaves_the_tag_where_it_was(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();
        var good = await workshop.BuildAsync(reference, $"FROM $BASE\nRUN echo {Guid.NewGuid()} > /good\n");

        await Assert.ThrowsAsync<BuildStepFailedException>(() => workshop.BuildAsync(reference, "FROM $BASE\nRUN false\n", Tidy));

        var now = await workshop.Connection.Images.InspectAsync(reference.ToString(), TestContext.Current.CancellationToken);
        Assert.Equal(good.Id, now!.Id);
    }

    [Fact]
    public async Task What_only_BuildKit_can_do_is_said_to_need_it()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.Classic);

        var failure = await Assert.ThrowsAsync<DockerfileSyntaxException>(
            () => workshop.BuildAsync(workshop.NewReference(), "FROM $BASE\nRUN --mount=type=cache,target=/c true\n"));

        Assert.Equal(2, failure.Line);
        Assert.Contains("ImageBuilder.BuildKit", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_secret_that_nobody_offers_is_named()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);

        var failure = await Assert.ThrowsAsync<ImageBuildException>(
            () => workshop.BuildAsync(workshop.NewReference(), "FROM $BASE\nRUN --mount=type=secret,id=token,required cat /run/secrets/token\n"));

        Assert.Equal(2, failure.Line);
        Assert.Contains("'token'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ImageBuildOptions.Secrets", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frontend_that_cannot_be_had_is_named_and_the_engine_s_own_stands_in_for_it()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        var dockerfile = $"# syntax={EngineEnvironment.Registry}/no/frontend:1\nFROM $BASE\nRUN false\n";

        var missing = await Assert.ThrowsAsync<ImageBuildException>(() => workshop.BuildAsync(workshop.NewReference(), dockerfile));
        var failure = await Assert.ThrowsAsync<BuildStepFailedException>(
            () => workshop.BuildAsync(workshop.NewReference(), dockerfile, new ImageBuildOptions { UseBuiltInFrontend = true }));

        Assert.Equal(1, missing.Line);
        Assert.Contains("/no/frontend:1'", missing.Message, StringComparison.Ordinal);
        Assert.Contains("UseBuiltInFrontend", missing.Message, StringComparison.Ordinal);
        Assert.Equal(3, failure.Line);
    }
}
