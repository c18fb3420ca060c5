using System.Globalization;
using System.Net;
using ImageGen.Engine.Tests.Building;
using Xunit;

namespace ImageGen.Engine.Tests.Terminal;

/// <summary>The live view of a program in a real terminal.</summary>
public sealed class LiveViewTests : IDisposable
{
    /// <summary>The name of the program in its window.</summary>
    private const string Program = "./deploy";

    private const string Color = "\e\\[[0-9;]*3[0-8]";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen terminal ü");

    /// <summary>A number that no other process of this machine has in its command line.</summary>
    private readonly string _number = Random.Shared.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, InlineData(80), InlineData(200)]
    public async Task A_build_from_its_start_to_its_end(int width)
    {
        await using var window = await OpenAsync(width, 16);
        WriteSlowDockerfile();

        await window.TypeAsync(Command("Auto"));
        var running = await window.UntilAsync("│ Restored /src");
        var ended = await window.UntilAsync(screen => screen.TrimEnd().EndsWith("\n$", StringComparison.Ordinal));

        Capture.AssertEqual($"build-running-{width}", running);
        Capture.AssertEqual($"build-ended-{width}", ended);
        Assert.True(await window.IsCursorVisibleAsync());
    }

    [Fact]
    public async Task A_window_that_changes_its_width_meanwhile_stays_clean()
    {
        await using var window = await OpenAsync(100, 20);
        WriteSlowDockerfile();

        await window.TypeAsync(Command("Auto"));
        _ = await window.UntilAsync("│ Restored /src");
        foreach (var width in (int[])[60, 120, 45, 80])
        {
            await window.ResizeAsync(width, 20);
            await Task.Delay(300, TestContext.Current.CancellationToken);
        }

        _ = await window.UntilAsync(screen => screen.TrimEnd().EndsWith("\n$", StringComparison.Ordinal));
        var all = await window.ReadAsync(withHistory: true);
        Assert.Single(all.Split('\n'), line => line.Contains("acme/terminal:benchmark", StringComparison.Ordinal) && line.StartsWith("✓ ", StringComparison.Ordinal));
        Assert.DoesNotContain("│", all, StringComparison.Ordinal);
        Assert.Contains("$ ./deploy . Auto", all, StringComparison.Ordinal);
    }

    [Theory, InlineData("Auto"), InlineData("Classic")]
    public async Task An_interrupt_during_a_command_ends_the_command_and_leaves_the_terminal_clean(string builder)
    {
        await using var window = await OpenAsync(80, 16);
        Write($"FROM {EngineEnvironment.BaseImage}\nRUN echo it runs; sleep {_number}\n");

        await window.TypeAsync(Command(builder));
        _ = await window.UntilAsync("it runs");
        Assert.False(await window.IsCursorVisibleAsync());
        await UntilAsync(() => Processes.CommandLines().Contains($"sleep {_number}"));
        await window.InterruptAsync();

        await AssertCleanAsync(window);
        await UntilAsync(() => !Processes.CommandLines().Exists(line => line == $"sleep {_number}"));
    }

    [Theory, InlineData("Auto"), InlineData("InProcess")]
    public async Task An_interrupt_during_a_push_ends_the_push(string builder)
    {
        var repository = $"terminal/{Guid.NewGuid():n}";
        await using var window = await OpenAsync(80, 16);
        Write("FROM scratch\nCOPY large /\n");
        await using (var large = File.Create(Path.Join(_folder.FullName, "large")))
        {
            var block = new byte[1_000_000];
            for (var i = 0; i < 200; i++)
            {
                Random.Shared.NextBytes(block);
                await large.WriteAsync(block, TestContext.Current.CancellationToken);
            }
        }

        await window.TypeAsync(Command(builder, $"{EngineEnvironment.Registry}/{repository}", "push"));
        _ = await window.UntilAsync("push " + EngineEnvironment.Registry);
        await window.InterruptAsync();

        await AssertCleanAsync(window);
        // The rest of the push would take less time.
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri($"http://{EngineEnvironment.Registry}/v2/{repository}/manifests/benchmark"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory, InlineData("Auto"), InlineData("InProcess")]
    public async Task An_interrupt_during_a_pull_ends_the_pull(string builder)
    {
        await using var registry = await SilentRegistry.StartAsync();
        await using var window = await OpenAsync(80, 16);
        Write($"FROM {registry.Address}/acme/base:{_number}\nCOPY Dockerfile /\n");

        await window.TypeAsync(Command(builder));
        _ = await window.UntilAsync(builder == "Auto" ? "load metadata" : "FROM");
        await registry.Asked;
        await window.InterruptAsync();

        await AssertCleanAsync(window);
        await registry.LeftAlone;
    }

    [Fact]
    public async Task A_build_does_not_wait_for_a_terminal_that_is_stopped()
    {
        await using var window = await OpenAsync(80, 16);
        Write($"FROM {EngineEnvironment.BaseImage}\nRUN echo it runs; sleep 2; echo {_number}\n");

        await window.TypeAsync(Command("Auto") + " status");
        _ = await window.UntilAsync("it runs");
        await window.StopAsync();
        await UntilAsync(() => File.Exists(Path.Join(_folder.FullName, "status")));
        Assert.DoesNotContain("built", await window.ReadAsync(), StringComparison.Ordinal);
        await window.ContinueAsync();

        await AssertCleanAsync(window);
        Assert.Single((await window.ReadAsync()).Split('\n'), line => line.StartsWith("✓ acme/terminal:benchmark  built", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NO_COLOR_is_respected()
    {
        Write("FROM scratch\nCOPY Dockerfile /\n");
        Assert.Matches(Color, await ColorsAsync());
        Assert.DoesNotMatch(Color, await ColorsAsync(("NO_COLOR", "1")));

        async Task<string> ColorsAsync(params (string, string)[] environment)
        {
            File.Delete(Path.Join(_folder.FullName, Program));
            await using var window = await OpenAsync(80, 16, environment);
            await window.TypeAsync(Command("InProcess"));
            _ = await window.UntilAsync("built");
            return await window.ReadColorsAsync();
        }
    }

    [Fact]
    public async Task A_dumb_terminal_gets_plain_lines()
    {
        await using var window = await OpenAsync(80, 16);
        Write("FROM scratch\nCOPY Dockerfile /\n");

        await window.TypeAsync("export TERM=dumb");
        await window.TypeAsync(Command("InProcess"));

        Assert.Contains("#1 [1/1] COPY Dockerfile /\n#1 done in", await window.UntilAsync("built acme/terminal:benchmark as sha256:"), StringComparison.Ordinal);
    }

    private async Task<TerminalWindow> OpenAsync(int width, int height, params (string Name, string Value)[] environment)
    {
        File.CreateSymbolicLink(Path.Join(_folder.FullName, Program), ClientProgram.FullPath);
        return await TerminalWindow.OpenAsync(width, height, _folder.FullName, [("DOCKER_HOST", EngineEnvironment.Docker.Address.OriginalString), ("IMAGEGEN_PROGRESS", "live"), .. environment]);
    }

    /// <summary>The shell takes commands again, and the cursor can be seen.</summary>
    private static async Task AssertCleanAsync(TerminalWindow window)
    {
        _ = await window.UntilAsync(screen => screen.TrimEnd().EndsWith("\n$", StringComparison.Ordinal));
        Assert.True(await window.IsCursorVisibleAsync());
        await window.TypeAsync("echo the shell is $((1 + 1))");
        _ = await window.UntilAsync("\nthe shell is 2\n$");
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Soon);
        while (!isSo())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private static string Command(string builder, string name = "acme/terminal", string? push = null) => $"{Program} . {builder} {name}{(push is null ? "" : $" status {push}")}";

    private void WriteSlowDockerfile() => Write($"""
        FROM {EngineEnvironment.BaseImage} AS base
        RUN echo 'Determining projects to restore...'; echo 'Restored /src/Shop.Api/Shop.Api.csproj, and a text that is too long for a window of 80 columns'; sleep 4; echo {Guid.NewGuid()} > /id
        FROM base
        COPY Dockerfile /

        """);

    private void Write(string dockerfile) => File.WriteAllText(Path.Join(_folder.FullName, "Dockerfile"), dockerfile);
}
