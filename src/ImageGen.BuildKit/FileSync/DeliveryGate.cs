using Grpc.Core;

namespace ImageGen.BuildKit.FileSync;

/// <summary>
/// Keeps what a build reads from what it writes. A daemon reads all that it needs before it delivers a result; once it has begun to
/// deliver, it gets nothing more of this machine's files, secrets and agents, so that nothing it writes can change what it reads.
/// </summary>
internal sealed class DeliveryGate
{
    private volatile bool _hasBegun;

    /// <summary>From now on, nothing is read.</summary>
    public void Begin() => _hasBegun = true;

    /// <param name="what">What the daemon asks for.</param>
    /// <exception cref="RpcException">The daemon has begun to deliver.</exception>
    public void RequireNotBegun(string what)
    {
        if (_hasBegun)
        {
            throw new RpcException(new Status(
                StatusCode.FailedPrecondition,
                $"The daemon asked for {what} after it had begun to deliver the build's result, and did not get it: what it delivers could change what it reads. Use a daemon that you trust."));
        }
    }
}
