namespace ImageGen.Probe;

/// <summary>The result of a probe.</summary>
/// <param name="IsHealthy">Whether the response has a status from 200 to 399.</param>
/// <param name="Line">The URL with the status, or the reason why there is none.</param>
internal sealed record ProbeResult(bool IsHealthy, string Line);
