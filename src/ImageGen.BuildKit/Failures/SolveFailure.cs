using System.Runtime.ExceptionServices;
using System.Text;
using Grpc.Core;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Solving;

namespace ImageGen.BuildKit.Failures;

/// <summary>Turns the failure of a build into what is thrown.</summary>
internal static class SolveFailure
{
    /// <param name="daemon">The daemon that built.</param>
    /// <param name="exception">Its answer.</param>
    /// <param name="session">The session, as long as it is open.</param>
    /// <param name="failed">The step that failed, according to the news: a Docker Engine of 20.10 says it nowhere else.</param>
    public static BuildKitException ToException(DaemonConnector daemon, RpcException exception, SolveSession session, Protocol.Vertex? failed)
    {
        var own = OwnFailure(session);
        if (exception.Status.DebugException is { } local)
        {
            return ConnectionFailure.ToException(daemon, local);
        }

        if (exception.StatusCode is StatusCode.Cancelled && session.Ended.IsCompleted)
        {
            return SessionLost(daemon, session, exception);
        }

        var details = FailureDetails.Read(exception.Trailers);
        var cause = WithoutPrefix(exception.Status.Detail).TrimEnd('.');
        var message = (details.Location, failed) switch
        {
            ({ } location, _) => $"The build failed at {Place(location)}: {cause}. Correct it there; what the step printed is among the build's logs.",
            (_, { } step) => $"The build failed at the step '{step.Name}': {cause}. Correct it there; what the step printed is among the build's logs.",
            _ => $"BuildKit at {daemon.Name} could not build: {cause}. {Next(exception.StatusCode)}",
        };
        return new BuildKitException(message, own ?? exception)
        {
            Status = exception.StatusCode,
            VertexDigest = details.VertexDigest ?? failed?.Digest,
            Location = details.Location,
        };
    }

    /// <summary>The session ended, and the daemon went on without an answer.</summary>
    public static BuildKitException SessionLost(DaemonConnector daemon, SolveSession session, Exception exception)
    {
        var own = OwnFailure(session);
        var why = session.Ended.Exception?.GetBaseException().Message.TrimEnd('.') ?? "the daemon closed it";
        return new BuildKitUnreachableException(
            $"The build at {daemon.Name} was stopped because its session ended: {why}. See whether the daemon still runs and what its log says, then try again.",
            own ?? session.Ended.Exception?.GetBaseException() ?? exception)
        {
            Address = daemon.Name,
        };
    }

    /// <summary>What this side ran into while it served the daemon. What is told in this library's own terms is thrown as it is.</summary>
    private static Exception? OwnFailure(SolveSession session)
    {
        var own = session.Failures.FirstOrDefault()?.Exception;
        if (own is ImageGenException told)
        {
            ExceptionDispatchInfo.Throw(told);
        }

        return own;
    }

    /// <summary>The file, the line and its text.</summary>
    private static string Place(SourceLocation location)
    {
        if (location.Ranges is not [var range, ..] || range.StartLine < 1)
        {
            return location.FileName;
        }

        var line = location.Text.Split('\n').ElementAtOrDefault(range.StartLine - 1)?.Trim();
        return $"{location.FileName}:{range.StartLine}" + (string.IsNullOrEmpty(line) ? "" : $" ({line})");
    }

    /// <summary>Older daemons put a status into the text of another one, and that into the next.</summary>
    private static string WithoutPrefix(string detail)
    {
        const string Before = "rpc error: code = ";
        const string Between = " desc = ";
        var words = new StringBuilder(detail.Length);
        var at = 0;
        while (detail.IndexOf(Before, at, StringComparison.Ordinal) is >= 0 and var start && detail.IndexOf(Between, start, StringComparison.Ordinal) is >= 0 and var end)
        {
            words.Append(detail, at, start - at);
            at = end + Between.Length;
        }

        return words.Append(detail, at, detail.Length - at).ToString();
    }

    private static string Next(StatusCode status) => status switch
    {
        StatusCode.Unimplemented => "It is too old for what was asked of it: update it.",
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => "Check the credentials, and what the daemon's configuration allows.",
        _ => "Its log may say more.",
    };
}
