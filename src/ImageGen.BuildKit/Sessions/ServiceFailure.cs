using Grpc.Core;

namespace ImageGen.BuildKit.Sessions;

/// <summary>Creates the statuses for exceptions of the program's own code during a daemon's call.</summary>
internal static class ServiceFailure
{
    /// <summary>Reports to the daemon only what failed and keeps the exception for the program, because its message may contain a secret.</summary>
    public static RpcException Create(string what, Exception exception)
        => new(new Status(StatusCode.Internal, $"{what} failed with {exception.GetType().Name}. The program that runs the build has the details.", exception));
}
