using ImageGen.Progress;
using ImageGen.Progress.Live;
using Xunit;

namespace ImageGen.Tests.Progress.Live;

/// <summary>What a person sees of builds and pushes.</summary>
public sealed class LiveViewTests
{
    private static readonly ImageReference Image = "ghcr.io/acme/api:1.4.0";
    private static readonly ImageDigest Digest = "sha256:" + new string('c', 64);

    private static readonly BuildEvent[] Build =
    [
        new BuildStarted([Image, "ghcr.io/acme/api:latest"], ImageBuilder.BuildKit, "Docker Engine 28.2.2") { Platforms = ["linux/amd64", "linux/arm64"] },
        new StepStarted("i", "[internal] load build definition from Dockerfile"),
        new StepCompleted("i", "[internal] load build definition from Dockerfile", Cached: false, TimeSpan.Zero, Error: null),
        new StepStarted("1", "[build 1/3] FROM mcr.microsoft.com/dotnet/sdk:10.0@sha256:" + new string('a', 64)),
        new StepCompleted("1", "[build 1/3] FROM mcr.microsoft.com/dotnet/sdk:10.0@sha256:" + new string('a', 64), Cached: true, TimeSpan.Zero, Error: null),
        new StepStarted("2", "[build 2/3] COPY . ."),
        new StepCompleted("2", "[build 2/3] COPY . .", Cached: false, TimeSpan.FromSeconds(0.24), Error: null),
        new StepStarted("3", "[build 3/3] RUN dotnet publish"),
        new StepOutput("3", "  Determining projects to restore...\n  Restored /src/Api.csproj\n  half a li", IsError: false),
    ];

    [Fact]
    public void A_running_build_shows_what_is_done_and_what_runs_with_its_last_output()
    {
        var screen = new LiveScreen(Build);
        _ = screen.Begin(Image);
        screen.Clock.Advance(TimeSpan.FromSeconds(75));

        AssertText("""
            ⠋ ghcr.io/acme/api:1.4.0, latest  with BuildKit         3 steps, 1 cached  1 min 15 s
              ✓ [build 1/3] FROM mcr.microsoft.com/dotnet/sdk:10.0@sha256:aaaaaaaaaaaa     cached
              ✓ [build 2/3] COPY . .                                                        0.2 s
              ⠋ [build 3/3] RUN dotnet publish                                         1 min 15 s
                │   Determining projects to restore...
                │   Restored /src/Api.csproj
                │   half a li

            """, screen.Running(86, 24));
    }

    [Theory]
    [InlineData(120, "⠋ ghcr.io/acme/api:1.4.0, latest  with BuildKit of Docker Engine 28.2.2                        3 steps, 1 cached  0.0 s")]
    [InlineData(93, "⠋ ghcr.io/acme/api:1.4.0, latest  with BuildKit of Docker Engine    3 steps, 1 cached  0.0 s")]
    [InlineData(80, "⠋ ghcr.io/acme/api:1.4.0, latest  with BuildKit        3 steps, 1 cached  0.0 s")]
    [InlineData(64, "⠋ ghcr.io/acme/api:1.4.0, latest       3 steps, 1 cached  0.0 s")]
    [InlineData(48, "⠋ ghcr.io/acme/api:1.4.0, latest          0.0 s")]
    [InlineData(41, "⠋ ghcr.io/acme/api:1.4.0, latest   0.0 s")]
    [InlineData(40, "⠋ ghcr.io/acme/api:1.4.0, latest  0.0 s")]
    public void A_narrow_terminal_keeps_the_reference_and_cuts_no_word_of_the_engine(int width, string header)
    {
        var screen = new LiveScreen(Build);
        _ = screen.Begin(Image);

        Assert.Equal(header, screen.Running(width, 24).Split('\n')[0]);
    }

    [Fact]
    public void A_long_reference_has_priority_over_the_counts()
    {
        var screen = new LiveScreen(new BuildStarted(["123456789012.dkr.ecr.eu-central-1.amazonaws.com/acme/shop-api:1.4.0"], ImageBuilder.BuildKit, "Docker Engine 28.2.2"), new StepStarted("1", "RUN make"));
        _ = screen.Begin(Image);

        Assert.Equal("⠋ 123456789012.dkr.ecr.eu-central-1.amazonaws.com/acme/shop-api:1.4.0     0.0 s", screen.Running(80, 24).Split('\n')[0]);
    }

    [Theory]
    [InlineData(2, "⠋ ghcr.io/acme/api:1.4.0, latest")]
    [InlineData(3, "  ⠋ [build 3/3] RUN dotnet publish")]
    [InlineData(40, "    │   half a li")]
    public void A_low_terminal_shows_what_runs_first(int height, string last)
    {
        var screen = new LiveScreen(Build);
        _ = screen.Begin(Image);

        var lines = screen.Running(80, height).TrimEnd('\n').Split('\n');

        Assert.True(lines.Length <= height - 1);
        Assert.StartsWith(last, lines[^1], StringComparison.Ordinal);
    }

    [Theory, InlineData(40), InlineData(80), InlineData(200), InlineData(300)]
    public void No_row_is_wider_than_the_terminal(int width)
    {
        var screen = new LiveScreen([.. Build, new PullProgressed("mcr.microsoft.com/dotnet/aspnet:10.0", "1234", "Downloading", 12_000_000, 40_000_000)]);
        _ = screen.Begin(Image);
        _ = screen.Begin("ghcr.io/acme/worker:1.4.0");

        Assert.All(screen.Running(width, 30).Split('\n'), line => Assert.True(line.Length < width, line));
    }

    [Fact]
    public void Several_images_are_side_by_side_in_a_wide_terminal_and_below_each_other_in_another()
    {
        var screen = new LiveScreen(new StepStarted("1", "RUN make"));
        _ = screen.Begin(Image);
        _ = screen.Begin("ghcr.io/acme/worker:1.4.0");

        AssertText("""
            ⠋ ghcr.io/acme/api:1.4.0                                1 step  0.0 s
              ⠋ RUN make                                                    0.0 s
            ⠋ ghcr.io/acme/worker:1.4.0                             1 step  0.0 s
              ⠋ RUN make                                                    0.0 s

            """, screen.Running(70, 24));
        AssertText("""
            ⠋ ghcr.io/acme/api:1.4.0                                       1 step  0.0 s │ ⠋ ghcr.io/acme/worker:1.4.0                                    1 step  0.0 s
              ⠋ RUN make                                                           0.0 s │   ⠋ RUN make                                                           0.0 s

            """, screen.Running(160, 24));
    }

    [Fact]
    public void Of_more_images_than_rows_the_first_are_shown()
    {
        var screen = new LiveScreen(new StepStarted("1", "RUN make"));
        for (var i = 0; i < 20; i++)
        {
            _ = screen.Begin($"ghcr.io/acme/image{i}:1");
        }

        var lines = screen.Running(80, 6).TrimEnd('\n').Split('\n');

        Assert.Equal(5, lines.Length);
        Assert.Contains("image0:1", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[build 2/3] RUN --mount=type=cache,target=/root/.nuget/packages --network=none  dotnet restore --mount=no", "[build 2/3] RUN dotnet restore --mount=no")]
    [InlineData("RUN --mount=type=secret,id=token make", "RUN make")]
    [InlineData("[1/2] COPY --from=build /app /app", "[1/2] COPY --from=build /app /app")]
    public void A_step_shows_its_command_without_the_flags_of_RUN(string name, string shown) => Assert.Equal(shown, new LiveStep(name, TimeProvider.System).Name);

    [Fact]
    public void A_transfer_has_a_bar_and_a_rate()
    {
        var screen = new LiveScreen();
        var operation = screen.Begin(Image);
        var layer = new PushProgressed(Image, "1234", "Pushing", 0, 40_000_000);
        operation.Report(new PushStarted(Image));
        operation.Report(layer);
        screen.Clock.Advance(TimeSpan.FromSeconds(1));
        operation.Report(layer with { CurrentBytes = 10_000_000 });

        AssertText("""
            ⠋ ghcr.io/acme/api:1.4.0                                                                                          1.0 s
              ⠋ push ghcr.io/acme/api:1.4.0               0 of 1 layers  █████░░░░░░░░░░░░░░░ 10.0 MB of 40.0 MB · 10.0 MB/s  1.0 s

            """, screen.Running(120, 24));
    }

    [Fact]
    public void A_build_that_has_ended_leaves_its_steps_and_a_summary()
    {
        var screen = new LiveScreen(
        [
            .. Build,
            new StepCompleted("3", "[build 3/3] RUN dotnet publish", Cached: false, TimeSpan.FromSeconds(12.3), Error: null),
            new ContextSent(213, 4_210_000),
            new BuildWarning("Secrets should not be in ENV", "src/Api/Dockerfile", 7),
            new BuildCompleted(new BuiltImage { Id = Digest, References = [Image], Builder = ImageBuilder.BuildKit, Duration = TimeSpan.FromSeconds(13) }),
        ]);
        _ = screen.Begin(Image);
        screen.Clock.Advance(TimeSpan.FromSeconds(13));

        AssertText("""
            ✓ ghcr.io/acme/api:1.4.0, latest  built         3 steps, 1 cached  13.0 s
              ✓ [build 1/3] FROM mcr.microsoft.com/dotnet/sdk:10.0@sha256:aa…  cached
              ✓ [build 2/3] COPY . .                                            0.2 s
              ✓ [build 3/3] RUN dotnet publish                                 12.3 s
              ! src/Api/Dockerfile(7,1): warning: Secrets should not be in ENV
              sha256:cccccccccccc · linux/amd64 · linux/arm64 · context 213 entries, 4.2 MB

            """, screen.Ended(74));
    }

    [Fact]
    public void The_output_of_a_failed_step_is_kept_whole()
    {
        var screen = new LiveScreen(
        [
            .. Build,
            new StepOutput("3", "ne\n" + string.Concat(Enumerable.Range(1, 50).Select(i => $"error {i}\n")), IsError: false),
            new StepStarted("4", "RUN beside"),
            new StepCompleted("4", "RUN beside", Cached: false, TimeSpan.FromSeconds(1), "context canceled"),
            new StepCompleted("3", "[build 3/3] RUN dotnet publish", Cached: false, TimeSpan.FromSeconds(12.3), "process \"/bin/sh -c dotnet publish\" did not complete successfully: exit code: 1"),
        ]);
        screen.Begin(Image).Fail(new ImageBuildException("no"));

        var text = screen.Ended(80);

        Assert.StartsWith("✗ ghcr.io/acme/api:1.4.0, latest  failed", text, StringComparison.Ordinal);
        Assert.Contains("\n  ■ RUN beside ", text, StringComparison.Ordinal);
        Assert.Contains("    │   half a line\n    │ error 1\n", text, StringComparison.Ordinal);
        Assert.EndsWith("    │ error 49\n    │ error 50\n    exit code: 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_canceled_build_has_no_running_step()
    {
        var screen = new LiveScreen(Build);
        screen.Begin(Image).Fail(new OperationCanceledException());

        var text = screen.Ended(80);

        Assert.StartsWith("■ ghcr.io/acme/api:1.4.0, latest  canceled", text, StringComparison.Ordinal);
        Assert.Matches(@"\n  ■ \[build 3/3\] RUN dotnet publish +canceled\n", text);
    }

    [Fact]
    public void A_push_says_what_was_sent_of_each_tag()
    {
        var screen = new LiveScreen(
            new PushStarted(Image),
            new PushProgressed(Image, "1", "Pushed", 10_000_000, 10_000_000),
            new PushProgressed(Image, "2", "Layer already exists", null, 90_000_000),
            new PushCompleted(Image.WithDigest(Digest), TimeSpan.FromSeconds(3)),
            new PushStarted("ghcr.io/acme/api:latest"),
            new PushProgressed("ghcr.io/acme/api:latest", "1", "Layer already exists", null, null),
            new PushCompleted(ImageReference.Parse("ghcr.io/acme/api:latest").WithDigest(Digest), TimeSpan.FromSeconds(0.1)));
        _ = screen.Begin(Image);
        screen.Clock.Advance(TimeSpan.FromSeconds(3.1));

        AssertText($"""
            ✓ ghcr.io/acme/api:1.4.0, latest  pushed                             3.1 s
              ghcr.io/acme/api:1.4.0@{Digest}
              10.0 MB of 100.0 MB sent · 1 of 2 layers · 3.0 s
              ghcr.io/acme/api:latest@{Digest}
              0 B sent · 0 of 1 layer · 0.1 s

            """, screen.Ended(75));
    }

    [Fact]
    public void A_terminal_without_Unicode_gets_none()
    {
        var screen = new LiveScreen([.. Build, new StepProgressed("3", "part", 1, 2)]) { Signs = LiveSigns.Ascii };
        _ = screen.Begin(Image);

        Assert.All(screen.Running(80, 24) + screen.Ended(80), character => Assert.True(char.IsAscii(character)));
    }

    private static void AssertText(string expected, string actual) => Assert.Equal(expected.ReplaceLineEndings("\n"), actual);
}
