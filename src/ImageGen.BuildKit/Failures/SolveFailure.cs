using System.Runtime.ExceptionServices;
using Grpc.Core;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Solving;

namespace ImageGen.BuildKit.Failures;

/// <summary>Converts the failure of a build to an exception.</summary>
internal static class SolveFailure
{
    /// <param name="daemon">The daemon that built.</param>
    /// <param name="exception">The exception of the call.</param>
    /// <param name="sessions">The sessions of the build, before their disposal.</param>
    /// <param name="failed">The step that failed, from the status stream: a Docker Engine 20.10 reports it nowhere else.</param>
    public static BuildKitException ToException(DaemonConnector daemon, RpcException exception, SolveSessions sessions, Protocol.Vertex? failed)
    {
        var localFailure = FindLocalFailure(sessions);
        if (exception.Status.DebugException is { } local)
        {
            return ConnectionFailure.ToException(daemon, local);
        }

        if (exception.StatusCode is StatusCode.Cancelled && sessions.Ended.IsCompleted)
        {
            return SessionLost(daemon, sessions, exception);
        }

        var details = FailureDetails.Read(exception.Trailers);
        var place = details.Location is { } location ? FormatLocation(location) : failed is { } step ? $"the step '{step.Name}'" : null;
        var cause = FormatCause(exception.Status.Detail, place);
        var message = place is null
            ? $"The build by BuildKit at {daemon.Name} failed: {cause}. {Advice(exception.StatusCode)}"
            : $"The build failed at {place}: {cause}. Fix it there; the build's log contains the output of the step.";
        return new BuildKitException(message, localFailure ?? exception)
        {
            Status = exception.StatusCode,
            VertexDigest = details.VertexDigest ?? failed?.Digest,
            Location = details.Location,
        };
    }

    /// <summary>Creates the exception for a session that ended before the daemon responded.</summary>
    public static BuildKitException SessionLost(DaemonConnector daemon, SolveSessions sessions, Exception exception)
    {
        var localFailure = FindLocalFailure(sessions);
        var why = sessions.Ended.Exception?.GetBaseException().Message.TrimEnd('.') ?? "the daemon closed it";
        return new BuildKitUnreachableException(
            $"The build at {daemon.Name} was stopped because its session ended: {why}. Check that the daemon still runs, read its log, and try again.",
            localFailure ?? sessions.Ended.Exception?.GetBaseException() ?? exception)
        {
            Address = daemon.Name,
        };
    }

    /// <summary>The first failure of the sessions' services on this side. An exception of this library is thrown unchanged.</summary>
    private static Exception? FindLocalFailure(SolveSessions sessions)
    {
        var localFailure = sessions.Failures.FirstOrDefault()?.Exception;
        if (localFailure is ImageGenException explained)
        {
            ExceptionDispatchInfo.Throw(explained);
        }

        return localFailure;
    }

    /// <summary>The file, the line number and the line's text.</summary>
    private static string FormatLocation(SourceLocation location)
    {
        if (location.Ranges is not [var range, ..] || range.StartLine < 1)
        {
            return location.FileName;
        }

        var line = location.Text.Split('\n').ElementAtOrDefault(range.StartLine - 1)?.Trim();
        return $"{location.FileName}:{range.StartLine}" + (string.IsNullOrEmpty(line) ? "" : $" ({line})");
    }

    /// <summary>The daemon's text for a person. It contains the failed command only if the place does not show it, such as the first line of a long instruction.</summary>
    private static string FormatCause(string detail, string? place)
    {
        var cause = FailureText.Simplify(detail).TrimEnd('.');
        return FailureText.FindCommand(detail) is { } command && place?.Contains(command, StringComparison.Ordinal) != true
            ? $"{cause} in the command '{command}'"
            : cause;
    }

    private static string Advice(StatusCode status) => status switch
    {
        StatusCode.Unimplemented => "It is too old for this build. Update it.",
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => "Check the credentials, and what the daemon's configuration allows.",
        _ => "Read its log for details.",
    };
}
