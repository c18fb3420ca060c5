using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>The functions by which gRPC's call objects query the state of a call.</summary>
internal static class CallState
{
    public static readonly Func<object, Task<Metadata>> Headers = static call => HeadersAsync(GetLifetime(call));

    public static readonly Func<object, Status> Status = static call => GetStatus(call);

    public static readonly Func<object, Metadata> Trailers = static call =>
    {
        _ = GetStatus(call);
        return GetLifetime(call).Trailers;
    };

    public static readonly Action<object> Dispose = static call => ((DaemonCall)call).Dispose();

    private static CallLifetime GetLifetime(object call) => ((DaemonCall)call).Lifetime;

    private static Status GetStatus(object call) => GetLifetime(call).Status ?? throw new InvalidOperationException("The call has not ended. Read it to its end first.");

    private static async Task<Metadata> HeadersAsync(CallLifetime lifetime)
    {
        try
        {
            return CallMetadata.Read((await lifetime.Response.ConfigureAwait(false)).Headers);
        }
        catch (Exception exception)
        {
            throw lifetime.Fail(exception, CancellationToken.None);
        }
    }
}
