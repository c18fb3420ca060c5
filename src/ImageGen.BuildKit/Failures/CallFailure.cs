using Grpc.Core;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit.Failures;

/// <summary>Turns the failures of calls into those of this library.</summary>
internal static class CallFailure
{
    /// <param name="daemon">The daemon that was called.</param>
    /// <param name="what">What it was asked for: <c>to list its workers</c>.</param>
    /// <param name="exception">What the call threw.</param>
    public static BuildKitException ToException(DaemonConnector daemon, string what, RpcException exception)
    {
        // What the library itself ran into stands in DebugException; a status that the daemon sent has none.
        if (exception.Status.DebugException is { } local)
        {
            return ConnectionFailure.ToException(daemon, local);
        }

        var next = exception.StatusCode switch
        {
            StatusCode.Unimplemented => "It is too old for it, or no BuildKit: update it.",
            StatusCode.Unauthenticated or StatusCode.PermissionDenied => "Check the credentials, and what the daemon's configuration allows.",
            StatusCode.ResourceExhausted => "Give it more room, or ask for less.",
            _ => "The daemon's log may say more.",
        };
        return new BuildKitException($"BuildKit at {daemon.Name} refused {what}: {exception.Status.Detail.TrimEnd('.')}. {next}", exception) { Status = exception.StatusCode };
    }
}
