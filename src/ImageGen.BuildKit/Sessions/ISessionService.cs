namespace ImageGen.BuildKit.Sessions;

/// <summary>A service that a daemon may call during a build.</summary>
internal interface ISessionService
{
    /// <summary>The methods by their full names: <c>/moby.filesync.v1.FileSync/DiffCopy</c>.</summary>
    IReadOnlyDictionary<string, SessionMethod> Methods { get; }
}

/// <summary>Serves one call. A <see cref="Grpc.Core.RpcException"/> becomes the call's status.</summary>
internal delegate Task SessionMethod(SessionCall call, CancellationToken cancellationToken);
