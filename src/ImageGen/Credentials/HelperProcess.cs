using System.ComponentModel;
using System.Diagnostics;
using ImageGen.Engines;

namespace ImageGen.Credentials;

/// <summary>Runs credential helpers, and reports one that takes long. Whoever waits for a helper may wait for a person.</summary>
internal sealed class HelperProcess(DockerEnvironment environment, IProgress<BuildEvent> progress)
{
    /// <summary>After how long a helper that has not answered is reported.</summary>
    public static readonly TimeSpan ReportAfter = TimeSpan.FromSeconds(5);

    /// <summary>How long a helper may take. Some ask the user, or a cloud, before they answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Runs the program with one word as its argument, and the input on its standard input: arguments are seen by every user of the machine.</summary>
    /// <param name="program">The program's name.</param>
    /// <param name="action">What it is to do.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="fail">Makes an exception of what went wrong.</param>
    /// <param name="cancellationToken">Ends the helper.</param>
    public async Task<HelperRun> RunAsync(string program, string action, string input, Func<string, Exception?, CredentialsException> fail, CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(Timeout, Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expiry.Token);
        using var process = Start(program, action, fail);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await SendAsync(process, input).ConfigureAwait(false);
            await ReportIfSlowAsync(Task.WhenAll(output, error, process.WaitForExitAsync(limit.Token)), program).ConfigureAwait(false);
            return new HelperRun(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw fail($"did not answer within {Timeout.TotalSeconds:0} seconds", exception);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start(string program, string action, Func<string, Exception?, CredentialsException> fail)
    {
        var path = environment.FindProgram(program) ?? throw fail("is not on the PATH", null);
        try
        {
            return environment.Start(path, [action]);
        }
        catch (Win32Exception exception)
        {
            throw fail($"cannot be started from {path} ({exception.Message})", exception);
        }
    }

    private static async Task SendAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A helper that ends without reading says why on its output and by its exit code, which are read next.
        }
    }

    private async Task ReportIfSlowAsync(Task answer, string program)
    {
        try
        {
            await answer.WaitAsync(ReportAfter, Time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!answer.IsCompleted)
        {
            progress.Report(new BuildWarning(
                $"The credential helper '{program}' has not answered for {ReportAfter.TotalSeconds:0} s; it may be waiting for a password or for the network. It is ended after {Timeout.TotalSeconds:0} s."));
            await answer.ConfigureAwait(false);
        }
    }
}
