using ImageGen.Progress;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ImageGen.Hosting.Tests;

public sealed class ImageOperationsTests
{
    private static readonly Action<ImageGenOptions> InProcess = options => options.Defaults = new() { Builder = ImageBuilder.InProcess };

    [Fact]
    public async Task Host_builds_with_its_defaults()
    {
        await using var host = new ImageHost(InProcess);

        var built = await host.Images.BuildAsync(host.Image());

        Assert.Equal(ImageBuilder.InProcess, built.Builder);
        Assert.Equal("registry.example/acme/greeting:1.0", built.Reference.ToString());
    }

    [Fact]
    public async Task Call_and_image_take_precedence_over_the_host()
    {
        await using var host = new ImageHost(options => options.Defaults = new() { Builder = ImageBuilder.InProcess, Labels = Labels(host: "host", image: "host", call: "host") });
        var archive = host.At("image.tar");

        await host.Images.BuildAsync(
            host.Image(defaults: new() { Labels = { ["image"] = "image", ["call"] = "image" } }),
            new() { Labels = { ["call"] = "call" }, Outputs = { BuildOutput.DockerArchive(archive) } });

        Assert.Contains("""
            "Labels":{"call":"call","host":"host","image":"image"}
            """.Trim(), File.ReadAllText(archive), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_of_the_host_is_its_log()
    {
        await using var host = new ImageHost(InProcess);

        await host.Images.BuildAsync(host.Image());

        var entries = host.Log.Entries.Where(static entry => entry.Category == "ImageGen.Progress").ToList();
        Assert.Contains(entries, static entry => entry.Level == LogLevel.Information && entry.Text.StartsWith("Building registry.example/acme/greeting:1.0 in this process", StringComparison.Ordinal));
        Assert.Contains(entries, static entry => entry.Level == LogLevel.Information && entry.Text.StartsWith("Built registry.example/acme/greeting:1.0 as sha256:", StringComparison.Ordinal));
        Assert.Contains(entries, static entry => entry.Level == LogLevel.Debug && entry.Text.Contains("COPY greeting /: done.", StringComparison.Ordinal));
        Assert.DoesNotContain(entries, static entry => entry.Level > LogLevel.Information);
    }

    [Fact]
    public async Task Log_names_the_image_with_the_tag_of_the_call()
    {
        await using var host = new ImageHost(InProcess);

        await host.Images.BuildAsync(host.Image(), new() { Tags = ["2.0"] });

        Assert.Contains(host.Log.Entries, static entry => entry.Text.StartsWith("Building registry.example/acme/greeting:2.0 in this process", StringComparison.Ordinal));
        Assert.Contains(host.Log.Entries, static entry => entry.Text.StartsWith("Built registry.example/acme/greeting:2.0 as sha256:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Steps_are_not_logged_at_the_level_Information()
    {
        await using var host = new ImageHost(InProcess, level: LogLevel.Information);

        await host.Images.BuildAsync(host.Image());

        Assert.Equal(2, host.Log.Entries.Count(static entry => entry.Category == "ImageGen.Progress"));
    }

    [Fact]
    public async Task Failure_is_logged_with_its_file_and_line()
    {
        await using var host = new ImageHost(InProcess);

        var failure = await Assert.ThrowsAnyAsync<ImageBuildException>(() => host.Images.BuildAsync(host.Image("FROM scratch\nCOPY missing /\n")));

        var entry = Assert.Single(host.Log.Entries, static entry => entry.Level == LogLevel.Error);
        Assert.Contains(failure.Message, entry.Text, StringComparison.Ordinal);
        Assert.Equal((failure.DockerfilePath, (object?)2), (entry.Properties["file"], entry.Properties["line"]));
        Assert.Equal("CopySourceNotFoundException", entry.Properties["exception"]);
        Assert.Equal("registry.example/acme/greeting:1.0", entry.Properties["image"]!.ToString());
    }

    [Fact]
    public async Task Warning_is_logged_with_its_file_and_line()
    {
        await using var host = new ImageHost(InProcess);

        await host.Images.BuildAsync(host.Image("FROM scratch AS base\nCOPY greeting /etc/passwd\nFROM base\nCOPY --chown=nobody greeting /\n"));

        // The warning is about the stage.
        var entry = Assert.Single(host.Log.Entries, static entry => entry.Level == LogLevel.Warning && entry.Text.Contains("nobody", StringComparison.Ordinal));
        Assert.Equal((object?)3, entry.Properties["line"]);
        Assert.EndsWith("Dockerfile", (string?)entry.Properties["file"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_of_a_call_replaces_the_log()
    {
        await using var host = new ImageHost(InProcess);
        var events = new List<BuildEvent>();

        await host.Images.BuildAsync(host.Image(), new() { Progress = new Listener(events) });

        Assert.Contains(events, static value => value is BuildCompleted);
        Assert.DoesNotContain(host.Log.Entries, static entry => entry.Category == "ImageGen.Progress");
    }

    [Fact]
    public async Task Build_ends_when_the_host_stops()
    {
        await using var host = new ImageHost(InProcess);
        await host.StartAsync();
        using var started = new SemaphoreSlim(0);
        using var goesOn = new SemaphoreSlim(0);
        // The receiver runs on the thread of the build, and so holds it until the host has stopped.
        var progress = new Holding(started, goesOn);

        var build = Task.Run(() => host.Images.BuildAsync(host.Image(), new() { Progress = progress }));
        await started.WaitAsync();
        await host.StopAsync();
        goesOn.Release();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build);
        Assert.Contains(host.Log.Entries, static entry => entry.Text.Contains("because the host stops", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Push_uses_the_defaults_of_the_host()
    {
        await using var host = new ImageHost(InProcess);

        var failure = await Assert.ThrowsAsync<ImagePushException>(() => host.Images.PushAsync(host.Image()));

        // Only the defaults of the host say that this process builds the image, and that no engine can have it.
        Assert.Contains("this process builds it", failure.Message, StringComparison.Ordinal);
        Assert.Contains(host.Log.Entries, static entry => entry.Level == LogLevel.Error);
    }

    private static SortedList<string, string> Labels(string host, string image, string call) => new(StringComparer.Ordinal) { ["host"] = host, ["image"] = image, ["call"] = call };

    private sealed class Listener(List<BuildEvent> events) : IProgress<BuildEvent>
    {
        public void Report(BuildEvent value) => events.Add(value);
    }

    private sealed class Holding(SemaphoreSlim started, SemaphoreSlim goesOn) : IProgress<BuildEvent>
    {
        public void Report(BuildEvent value)
        {
            if (value is BuildStarted)
            {
                started.Release();
                Assert.True(goesOn.Wait(TimeSpan.FromSeconds(30)));
            }
        }
    }
}
