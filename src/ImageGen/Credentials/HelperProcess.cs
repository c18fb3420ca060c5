using System.ComponentModel;
using System.Diagnostics;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Credentials;

/// <summary>Runs credential helpers, and reports a slow one, which may be waiting for the user.</summary>
internal sealed class HelperProcess(DockerEnvironment environment, IProgress<BuildEvent> progress)
{
    /// <summary>The time after which a slow helper is reported.</summary>
    public static readonly TimeSpan ReportAfter = TimeSpan.FromSeconds(5);

    /// <summary>The time limit of a helper. Some helpers wait for the user or for a cloud service.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Runs the program with the command as its argument, and writes the input to standard input, because all users of the machine can see arguments.</summary>
    /// <param name="program">The name of the program.</param>
    /// <param name="action">The command.</param>
    /// <param name="input">The input.</param>
    /// <param name="fail">Creates the exception for a failure.</param>
    /// <param name="cancellationToken">Cancels the helper.</param>
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
            throw fail($"did not respond within {Timeout.TotalSeconds:0} s", exception);
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
            // A helper that ends without reading its input reports the reason in its output and exit code, which are read next.
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
                $"The credential helper '{program}' has not responded for {ReportAfter.TotalSeconds:0} s. It may be waiting for a password or for the network. Check it, or wait: it is ended after {Timeout.TotalSeconds:0} s."));
            await answer.ConfigureAwait(false);
        }
    }
}
