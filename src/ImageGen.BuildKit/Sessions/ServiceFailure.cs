using Grpc.Core;

namespace ImageGen.BuildKit.Sessions;

/// <summary>What code of the program's own threw while a daemon waited for its answer.</summary>
internal static class ServiceFailure
{
    /// <summary>Tells the daemon what failed and keeps the exception for the program: its message may hold a secret.</summary>
    public static RpcException Create(string what, Exception exception)
        => new(new Status(StatusCode.Internal, $"{what} failed with {exception.GetType().Name}. The program that builds has the exception.", exception));
}
