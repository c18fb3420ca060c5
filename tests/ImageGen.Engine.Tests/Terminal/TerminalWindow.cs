using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Engine.Tests.Terminal;

/// <summary>A shell in a real terminal: that of a tmux server of its own.</summary>
internal sealed partial class TerminalWindow : IAsyncDisposable
{
    private const string Session = "test";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-terminal");

    private TerminalWindow()
    {
    }

    private string Socket => Path.Join(_folder.FullName, "tmux");

    /// <param name="width">The number of columns.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="folder">The folder of the shell.</param>
    /// <param name="environment">Variables for the shell.</param>
    public static async Task<TerminalWindow> OpenAsync(int width, int height, string folder, params (string Name, string Value)[] environment)
    {
        var window = new TerminalWindow();
        // The runner of the tests may have turned colors off.
        var variables = environment.Append((Name: "PS1", Value: "$ ")).Append((Name: "LC_ALL", Value: "C.UTF-8")).Select(variable => $"'{variable.Name}={variable.Value}'");
        string[] size = ["-x", Text(width), "-y", Text(height)];
        _ = await window.TmuxAsync(["-f", "/dev/null", "new-session", "-d", "-s", Session, "-c", folder, .. size, $"exec env -u NO_COLOR {string.Join(' ', variables)} bash --norc --noprofile"]);
        await window.UntilAsync(screen => screen.Contains('$'));
        return window;
    }

    /// <summary>Types a command and Enter.</summary>
    public Task TypeAsync(string command) => TmuxAsync("send-keys", "-t", Session, command, "Enter");

    public Task InterruptAsync() => TmuxAsync("send-keys", "-t", Session, "C-c");

    /// <summary>Stops the output of the terminal.</summary>
    public Task StopAsync() => TmuxAsync("send-keys", "-t", Session, "C-s");

    /// <summary>Continues the output of the terminal.</summary>
    public Task ContinueAsync() => TmuxAsync("send-keys", "-t", Session, "C-q");

    public Task ResizeAsync(int width, int height) => TmuxAsync("resize-window", "-t", Session, "-x", Text(width), "-y", Text(height));

    /// <summary>The text on the screen, without the empty ends of its lines.</summary>
    /// <param name="withHistory">Whether to include the lines that have left the screen.</param>
    public async Task<string> ReadAsync(bool withHistory = false) =>
        Ends().Replace(await TmuxAsync(["capture-pane", "-p", "-t", Session, .. withHistory ? new[] { "-S", "-" } : []]), "\n").Trim('\n') + "\n";

    /// <summary>The text on the screen with the sequences of its colors.</summary>
    public Task<string> ReadColorsAsync() => TmuxAsync("capture-pane", "-e", "-p", "-t", Session);

    /// <summary>Whether the cursor can be seen, and whether it is at the start of a line.</summary>
    public async Task<bool> IsCursorVisibleAsync() => (await TmuxAsync("display", "-p", "-t", Session, "#{cursor_flag}")).Trim() == "1";

    /// <summary>Waits for a text on the screen, and returns the screen.</summary>
    public Task<string> UntilAsync(string text) => UntilAsync(screen => screen.Contains(text, StringComparison.Ordinal));

    public async Task<string> UntilAsync(Func<string, bool> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        string screen;
        while (!isSo(screen = await ReadAsync()))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, "The screen stays so:\n" + screen);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return screen;
    }

    public async ValueTask DisposeAsync()
    {
        _ = await TmuxAsync("kill-server");
        _folder.Delete(recursive: true);
    }

    private async Task<string> TmuxAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("tmux", ["-S", Socket, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("[ ]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}
