using System.Diagnostics;
using ImageGen.Progress;
using ImageGen.Progress.Live;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageGen.Tests.Progress.Live;

/// <summary>Builds do not wait for a terminal whose output is stopped, and it gets their reports when it continues. The console belongs to the whole process, so they run alone.</summary>
[Collection(nameof(StoppedTerminalTests))]
[CollectionDefinition(nameof(StoppedTerminalTests), DisableParallelization = true)]
public sealed class StoppedTerminalTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly ImageReference Image = "ghcr.io/acme/api:1.4.0";

    private readonly FakeTimeProvider _clock = new();
    private readonly StoppedTerminal _terminal = new();
    private readonly TerminalOutput _output;
    private readonly LiveProgress _progress;

    public StoppedTerminalTests()
    {
        _output = new TerminalOutput(_terminal);
        _progress = new LiveProgress(new LiveRegion(_output, hasColors: false, LiveSigns.Ascii), LiveSigns.Ascii, () => (80, 24), _clock);
    }

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void A_build_ends_and_its_report_follows_when_the_terminal_continues()
    {
        var started = Stopwatch.GetTimestamp();
        Build("RUN make", error: "exit code 2");
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "The build waited for the terminal.");
        Assert.Empty(_terminal.ToString());

        _terminal.Continue();
        var text = TextAtEnd();

        Assert.Contains("\rx \e[1mghcr.io/acme/api:1.4.0\e[0m  failed", text, StringComparison.Ordinal);
        Assert.Contains("    | RUN make does not work\e[0K\n", text, StringComparison.Ordinal);
        Assert.Contains("Check the tag.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Builds_that_end_meanwhile_wait_once_and_leave_each_its_report()
    {
        Build("RUN first");
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20; i++)
        {
            Build($"RUN number {i}");
        }

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "Each build waited for the terminal.");
        _terminal.Continue();
        var text = TextAtEnd();

        Assert.All(Enumerable.Range(0, 20), i => Assert.Contains($"+ RUN number {i} ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Frames_are_skipped_while_the_terminal_is_stopped()
    {
        using var operation = _progress.Begin(Image);
        operation.Report(new StepStarted("1", "RUN make"));
        for (var i = 0; i < 1000; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        _terminal.Continue();
        Assert.True(_output.Wait(Limit));

        Assert.Equal(1, _terminal.ToString().Split("\e[0J").Length - 1);
    }

    private void Build(string step, string? error = null)
    {
        using var operation = _progress.Begin(Image);
        operation.Report(new StepStarted(step, step));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        operation.Report(new StepOutput(step, step + " does not work\n", IsError: true));
        operation.Report(new BuildWarning("Check the tag."));
        operation.Report(new StepCompleted(step, step, Cached: false, TimeSpan.FromSeconds(1), error));
        if (error is not null)
        {
            operation.Fail(new ImageBuildException(error));
        }
    }

    /// <summary>Returns what the terminal has received when there is nothing more to write.</summary>
    private string TextAtEnd()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.True(_output.Wait(Limit));
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        return _terminal.ToString();
    }
}
