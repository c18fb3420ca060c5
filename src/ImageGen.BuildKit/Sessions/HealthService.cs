using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.Sessions;

/// <summary>Reports that the session is alive. The daemon checks this every few seconds, and drops a session that does not respond.</summary>
internal sealed class HealthService : ISessionService
{
    private static readonly HealthCheckResponse Serving = new() { Status = HealthCheckResponse.Types.ServingStatus.Serving };

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; } = new Dictionary<string, SessionMethod>(StringComparer.Ordinal)
    {
        ["/grpc.health.v1.Health/Check"] = UnaryMethod.Create(
            HealthCheckRequest.Parser,
            static (_, _) => ValueTask.FromResult(Serving)),
    };
}
