namespace ImageGen.CommandLine.Running;

/// <summary>Converts an exception to an error on standard error and an exit code.</summary>
internal static class CommandFailure
{
    /// <summary>The variable that adds the stack trace to an error, for bug reports.</summary>
    private const string DebugVariable = "IMAGEGEN_DEBUG";

    /// <summary>Writes the error.</summary>
    /// <param name="failure">The exception.</param>
    /// <param name="subject">The image that the command was working on, if there are several.</param>
    /// <param name="streams">The streams.</param>
    /// <param name="cancellation">The token of the command.</param>
    public static CommandExitCode Report(Exception failure, string? subject, CommandLineStreams streams, CancellationToken cancellation)
    {
        var code = CodeOf(failure, cancellation);
        try
        {
            streams.Error.WriteLine($"error: {(subject is null ? "" : subject + ": ")}{MessageOf(failure, code)}");
            if (Environment.GetEnvironmentVariable(DebugVariable) is "1" or "true")
            {
                streams.Error.WriteLine(failure);
            }
        }
        catch (IOException)
        {
            // Standard error is a file on a full disk, for example. The exit code remains.
        }

        return code;
    }

    public static CommandExitCode CodeOf(Exception failure, CancellationToken cancellation) => failure switch
    {
        OperationCanceledException when cancellation.IsCancellationRequested => CommandExitCode.Canceled,
        CommandLineException => CommandExitCode.InvalidCommandLine,
        DockerfileSyntaxException or BuildContextException or DotNetProjectException or ImageReferenceException => CommandExitCode.InvalidInput,
        ImageBuildException or EngineRequestException => CommandExitCode.BuildFailed,
        EngineUnreachableException => CommandExitCode.EngineUnreachable,
        ImagePushException or CredentialsException => CommandExitCode.PushFailed,
        // An image whose class has errors that the project turned off.
        ImageGenException => CommandExitCode.InvalidInput,
        _ => CommandExitCode.Unexpected,
    };

    public static string MessageOf(Exception failure, CommandExitCode code) => code switch
    {
        CommandExitCode.Canceled => "The command was canceled. Run it again to start over; completed steps are in the cache.",
        CommandExitCode.Unexpected => $"{failure.Message.TrimEnd().TrimEnd('.')}. Set {DebugVariable}=1 to see where this comes from.",
        _ => WithoutSeverity(failure.Message),
    };

    /// <summary>Removes the severity after the path of a Dockerfile or the position in it, because the line starts with it already.</summary>
    private static string WithoutSeverity(string message)
    {
        const string severity = ": error: ";
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        var at = message.IndexOf(severity, 0, end < 0 ? message.Length : end, StringComparison.Ordinal);
        return at < 0 ? message : string.Concat(message.AsSpan(0, at), ": ", message.AsSpan(at + severity.Length));
    }
}
