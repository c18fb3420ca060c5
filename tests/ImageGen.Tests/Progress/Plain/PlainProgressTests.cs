using ImageGen.Progress;
using ImageGen.Progress.Plain;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageGen.Tests.Progress.Plain;

public sealed class PlainProgressTests : IDisposable
{
    private static readonly ImageReference Image = "ghcr.io/acme/api:1.4.0";
    private static readonly ImageDigest Digest = "sha256:" + new string('c', 64);

    private readonly StringWriter _screen = new() { NewLine = "\n" };
    private readonly FakeTimeProvider _clock = new();
    private readonly PlainProgress _console;

    public PlainProgressTests() => _console = new PlainProgress(() => _screen, _clock);

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void A_build_reads_from_its_first_line_to_its_last()
    {
        Show(
            new BuildStarted([Image, "ghcr.io/acme/api:latest"], ImageBuilder.BuildKit, "Docker Engine 28.2.2"),
            new ContextSent(213, 4_210_000),
            new StepStarted("sha256:1", "[build 1/3] FROM mcr.microsoft.com/dotnet/sdk:10.0"),
            new StepCompleted("sha256:1", "[build 1/3] FROM mcr.microsoft.com/dotnet/sdk:10.0", Cached: true, Duration: TimeSpan.Zero, Error: null),
            new StepStarted("sha256:2", "[build 2/3] RUN dotnet restore"),
            new StepOutput("sha256:2", "  Determining projects to restore...\n  Restored", IsError: false),
            new StepOutput("sha256:2", " /source/Api.csproj\n", IsError: false),
            new StepCompleted("sha256:2", "[build 2/3] RUN dotnet restore", Cached: false, Duration: TimeSpan.FromSeconds(3.24), Error: null),
            new BuildWarning("Secrets should not be in ENV", "src/Api/Dockerfile", 7, "https://docs.docker.com/x"),
            new BuildCompleted(new BuiltImage { Id = Digest, References = [Image], Builder = ImageBuilder.BuildKit, Duration = TimeSpan.FromSeconds(72.5) }));

        AssertScreen("""
            building ghcr.io/acme/api:1.4.0, ghcr.io/acme/api:latest with BuildKit of Docker Engine 28.2.2
            context: 213 entries, 4.2 MB
            #1 [build 1/3] FROM mcr.microsoft.com/dotnet/sdk:10.0
            #1 cached
            #2 [build 2/3] RUN dotnet restore
            #2 |   Determining projects to restore...
            #2 |   Restored /source/Api.csproj
            #2 done in 3.2 s
            src/Api/Dockerfile(7,1): warning: Secrets should not be in ENV (https://docs.docker.com/x)
            built ghcr.io/acme/api:1.4.0 as sha256:cccccccccccc in 1 min 12 s

            """);
    }

    [Fact]
    public void Lines_of_steps_that_run_side_by_side_do_not_mix()
    {
        Show(
            new StepStarted("a", "RUN one"),
            new StepStarted("b", "RUN two"),
            new StepOutput("a", "half of", IsError: false),
            new StepOutput("b", "whole\n", IsError: false),
            new StepOutput("a", "error\n", IsError: true),
            new StepOutput("a", " a line\n", IsError: false),
            new StepOutput("b", "no end", IsError: false),
            new StepCompleted("b", "RUN two", Cached: false, Duration: null, Error: null),
            new StepCompleted("a", "RUN one", Cached: false, TimeSpan.FromSeconds(1), Error: "exit code: 2\nmore"));

        AssertScreen("""
            #1 RUN one
            #2 RUN two
            #2 | whole
            #1 | error
            #1 | half of a line
            #2 | no end
            #2 done
            #1 failed in 1.0 s: exit code: 2 …

            """);
    }

    [Fact]
    public void A_failed_step_shows_the_words_for_a_person_even_if_its_command_has_several_lines()
    {
        Show(
            new StepStarted("a", "[2/2] RUN <<EOF (make...)"),
            new StepCompleted("a", "[2/2] RUN <<EOF (make...)", Cached: false, TimeSpan.FromSeconds(1), Error: "process \"/bin/sh -c make\nmake test\n\" did not complete successfully: exit code: 2"));

        AssertScreen("#1 [2/2] RUN <<EOF (make...)\n#1 failed in 1.0 s: exit code: 2\n");
    }

    [Fact]
    public void A_step_that_was_stopped_because_another_one_failed_is_canceled()
    {
        Show(
            new StepStarted("a", "RUN one"),
            new StepCompleted("a", "RUN one", Cached: false, TimeSpan.FromSeconds(1), Error: "process \"/bin/sh -c one\" did not complete successfully: context canceled"));

        AssertScreen("#1 RUN one\n#1 canceled in 1.0 s\n");
    }

    [Fact]
    public void A_line_that_was_begun_when_the_build_ends_is_shown()
    {
        Show(new StepStarted("a", "RUN one"), new StepOutput("a", "last words", IsError: false));

        AssertScreen("#1 RUN one\n#1 | last words\n");
    }

    [Fact]
    public void Two_builds_at_once_say_at_each_line_which_they_are_and_share_no_step_number()
    {
        using (var first = _console.Begin(Image))
        {
            first.Report(new StepStarted("1", "RUN one"));
            using (var second = _console.Begin("acme/worker:2"))
            {
                second.Report(new StepStarted("1", "RUN uno"));
                first.Report(new StepOutput("1", "from the first\n", IsError: false));
                second.Report(new StepOutput("1", "from the second\n", IsError: false));
            }

            first.Report(new StepCompleted("1", "RUN one", Cached: false, Duration: null, Error: null));
        }

        using var third = _console.Begin(Image);
        third.Report(new StepStarted("1", "RUN alone"));

        AssertScreen("""
            #1 RUN one
            acme/worker:2 | #2 RUN uno
            ghcr.io/acme/api:1.4.0 | #1 | from the first
            acme/worker:2 | #2 | from the second
            ghcr.io/acme/api:1.4.0 | #1 done
            #3 RUN alone

            """);
    }

    [Theory]
    [InlineData(ImageBuilder.BuildKit, "Docker Engine 28.5.2", "with BuildKit of Docker Engine 28.5.2")]
    [InlineData(ImageBuilder.Classic, "Docker Engine 20.10.24", "with the classic builder of Docker Engine 20.10.24")]
    [InlineData(ImageBuilder.Classic, "Podman 4.3.1", "with Buildah of Podman 4.3.1")]
    public void The_first_line_names_the_builder(ImageBuilder builder, string engine, string named)
    {
        using var build = _console.Begin(Image);

        build.Report(new BuildStarted([Image], builder, engine));

        AssertScreen($"building ghcr.io/acme/api:1.4.0 {named}\n");
    }

    [Fact]
    public void A_push_has_a_line_for_each_layer_that_is_done_and_one_of_all_every_few_seconds()
    {
        using var push = _console.Begin(Image);
        push.Report(new PushStarted(Image));
        push.Report(new PushProgressed(Image, "", "The push refers to repository [ghcr.io/acme/api]", null, null));
        push.Report(new PushProgressed(Image, "aaaa", "Preparing", null, null));
        push.Report(new PushProgressed(Image, "bbbb", "Layer already exists", null, null));
        push.Report(new PushProgressed(Image, "aaaa", "Pushing", 1_000_000, 10_000_000));
        _clock.Advance(TimeSpan.FromSeconds(6));
        push.Report(new PushProgressed(Image, "aaaa", "Pushing", 2_000_000, 10_000_000));
        push.Report(new PushProgressed(Image, "aaaa", "Pushing", 3_000_000, 10_000_000));
        push.Report(new PushProgressed(Image, "aaaa", "Pushed", null, null));
        push.Report(new PushProgressed(Image, "", $"1.4.0: digest: {Digest} size: 1571", null, null));
        push.Report(new PushProgressed(Image, "", "Only the linux/amd64 image was pushed", null, null));
        push.Report(new PushCompleted(Image.WithDigest(Digest), TimeSpan.FromSeconds(2)));

        AssertScreen($"""
            pushing ghcr.io/acme/api:1.4.0
            push ghcr.io/acme/api:1.4.0: bbbb Layer already exists
            push ghcr.io/acme/api:1.4.0: 1 of 2 layers, 2.0 MB of 10.0 MB
            push ghcr.io/acme/api:1.4.0: aaaa Pushed
            push ghcr.io/acme/api:1.4.0: Only the linux/amd64 image was pushed
            pushed ghcr.io/acme/api:1.4.0@{Digest} in 2.0 s

            """);
    }

    [Fact]
    public void The_pull_of_a_base_image_is_shown()
    {
        Show(
            new PullProgressed("busybox:1", "1", "Pulling from library/busybox", null, null),
            new PullProgressed("busybox:1", "aaaa", "Downloading", 10, 20),
            new PullProgressed("busybox:1", "aaaa", "Download complete", null, null),
            new PullProgressed("busybox:1", "aaaa", "Pull complete", null, null),
            new PullProgressed("busybox:1", "", $"Digest: {Digest}", null, null),
            new PullProgressed("busybox:1", "", "Status: Downloaded newer image for busybox:1", null, null));

        AssertScreen("""
            pull busybox:1: aaaa Pull complete
            pull busybox:1: Status: Downloaded newer image for busybox:1

            """);
    }

    [Fact]
    public void A_layer_that_the_engine_tries_again_is_reported_at_once()
    {
        Show(
            new PushProgressed(Image, "aaaa", "Pushing", 1, 10),
            new PushProgressed(Image, "aaaa", "Retrying in 5 seconds", null, null),
            new PushProgressed(Image, "aaaa", "Retrying in 4 seconds", null, null),
            new PushProgressed(Image, "aaaa", "Pushing", 1, 10),
            new PushProgressed(Image, "aaaa", "Retrying in 10 seconds", null, null));

        AssertScreen("""
            push ghcr.io/acme/api:1.4.0: aaaa failed, and the engine tries again in 5 seconds
            push ghcr.io/acme/api:1.4.0: aaaa failed, and the engine tries again in 10 seconds

            """);
    }

    [Fact]
    public void A_retry_says_why_and_when()
    {
        Show(new Retrying("push", 1, TimeSpan.FromSeconds(2), "received unexpected HTTP status: 503 Service Unavailable\nat length"));

        AssertScreen("""
            push failed (attempt 1): received unexpected HTTP status: 503 Service Unavailable …
            push is retried in 2.0 s

            """);
    }

    [Fact]
    public void A_progress_bar_becomes_its_last_state_and_nothing_can_steer_the_terminal()
    {
        Show(
            new StepStarted("a", "RUN \u001b[31mcolours\u001b[0m"),
            new StepOutput("a", "10%\r50%\r", IsError: false),
            new StepOutput("a", "100%\r\n\u001b[1;32mgreen\u001b[0m\u001b]0;title\u0007\a\n", IsError: false),
            new StepOutput("a", "\ttabs stay\n\n", IsError: false));

        AssertScreen("#1 RUN colours\n#1 | 100%\n#1 | green\n#1 | \ttabs stay\n#1 |\n");
    }

    [Fact]
    public void A_step_that_only_counts_says_so_every_few_seconds()
    {
        using var build = _console.Begin(Image);
        build.Report(new StepStarted("a", "exporting to image"));
        build.Report(new StepProgressed("a", "exporting layers", 1, 10));
        _clock.Advance(TimeSpan.FromSeconds(6));
        build.Report(new StepProgressed("a", "exporting layers", 4, 10));
        build.Report(new StepProgressed("a", "exporting layers", 5, 10));

        AssertScreen("#1 exporting to image\n#1 exporting layers: 40 %\n");
    }

    [Fact]
    public void Events_that_a_program_passes_on_itself_are_shown_too()
    {
        _console.Report(new ContextSent(0, 512));

        AssertScreen("context: 512 B\n");
    }

    private void Show(params BuildEvent[] events)
    {
        using var operation = _console.Begin(Image);
        Array.ForEach(events, operation.Report);
    }

    private void AssertScreen(string expected) => Assert.Equal(expected, _screen.ToString());
}
