using Grpc.Core;

namespace ImageGen.BuildKit.FileSync;

/// <summary>
/// Separates what a build reads from what it writes. A daemon reads everything that it needs before it sends a result. Once it has
/// started to send, it gets no more files, secrets or agents of this machine, so that nothing it writes can change what it reads.
/// </summary>
internal sealed class ReadGate
{
    private volatile bool _isClosed;

    /// <summary>Blocks all further reads.</summary>
    public void Close() => _isClosed = true;

    /// <param name="what">What the daemon requests.</param>
    /// <exception cref="RpcException">The daemon has started to send the result.</exception>
    public void ThrowIfClosed(string what)
    {
        if (_isClosed)
        {
            throw new RpcException(new Status(
                StatusCode.FailedPrecondition,
                $"The daemon requested {what} after it had started to send the build's result. The request was refused, because the result could change what it reads. Use a daemon that you trust."));
        }
    }
}
