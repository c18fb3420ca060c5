using Grpc.Core;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit.Failures;

/// <summary>Converts the failures of gRPC calls to this library's exceptions.</summary>
internal static class CallFailure
{
    /// <param name="daemon">The daemon that was called.</param>
    /// <param name="what">What the call requested: <c>to list its workers</c>.</param>
    /// <param name="exception">The exception of the call.</param>
    public static BuildKitException ToException(DaemonConnector daemon, string what, RpcException exception)
    {
        // DebugException contains a failure on this side; a status that the daemon sent does not have it.
        if (exception.Status.DebugException is { } local)
        {
            return ConnectionFailure.ToException(daemon, local);
        }

        var next = exception.StatusCode switch
        {
            StatusCode.Unimplemented => "It is too old, or it is not BuildKit. Update it.",
            StatusCode.Unauthenticated or StatusCode.PermissionDenied => "Check the credentials, and what the daemon's configuration allows.",
            StatusCode.ResourceExhausted => "Free resources on its machine, or request less.",
            _ => "Read the daemon's log for details.",
        };
        return new BuildKitException($"BuildKit at {daemon.Name} refused {what}: {FailureText.Simplify(exception.Status.Detail).TrimEnd('.')}. {next}", exception) { Status = exception.StatusCode };
    }
}
