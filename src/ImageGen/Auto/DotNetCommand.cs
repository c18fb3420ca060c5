using System.ComponentModel;
using System.Diagnostics;

namespace ImageGen.Auto;

/// <summary>Runs the .NET SDK of this machine for a project, in the project's folder.</summary>
/// <param name="project">The project file.</param>
internal sealed class DotNetCommand(string project)
{
    /// <summary>How long the output may take to arrive after the process has ended. A compiler server that it started can keep the streams open for minutes.</summary>
    private static readonly TimeSpan LastOutput = TimeSpan.FromSeconds(2);

    /// <param name="arguments">The arguments of <c>dotnet</c>.</param>
    /// <param name="receive">Receives the lines of the output, one at a time.</param>
    /// <param name="cancellationToken">Ends the process and those that it started.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="DotNetProjectException">The SDK is missing.</exception>
    public async Task<int> RunAsync(IEnumerable<string> arguments, Action<string> receive, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-terminalLogger:off"])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(project)!,
            // With all three, .NET does not write to the terminal when the process ends, which would wait for a terminal that is stopped.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        process.StandardInput.Close();
        using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var gate = new Lock();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await reading.WaitAsync(LastOutput, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // All of its own output has arrived: only a server that it started still holds the streams.
        }

        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode;

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                lock (gate)
                {
                    receive(line);
                }
            }
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new DotNetProjectException(
                $"Publishing '{project}' on this machine needs the .NET SDK, and 'dotnet' cannot be started: {error.Message} "
                + $"Install the SDK and put 'dotnet' on the PATH, or set {nameof(AutoDockerfileOptions.PublishOn)} to {nameof(PublishLocation.Container)}.",
                error);
        }
    }
}
