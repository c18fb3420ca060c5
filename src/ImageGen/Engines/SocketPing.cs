using System.Net.Security;
using ImageGen.BuildKit;
using ImageGen.Engines.Transports;

namespace ImageGen.Engines;

/// <summary>Pings an engine on this machine without an HTTP client, whose creation takes longer than the ping.</summary>
internal static class SocketPing
{
    /// <summary>Returns the response; <see langword="null"/> if it is missing or malformed. The caller then uses the HTTP client, which reports the error best.</summary>
    public static async Task<EnginePing?> TryAskAsync(
        EngineStreams streams, IReadOnlyCollection<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        var engine = new DockerEngineConnection { OpenAsync = token => streams.OpenAsync(SslApplicationProtocol.Http11, token), Headers = headers };
        try
        {
            return await engine.PingAsync(cancellationToken).ConfigureAwait(false) is { } answer ? EnginePing.Read(name => answer[name]) : null;
        }
        catch (Exception exception) when (exception is EngineUnreachableException or IOException or InvalidDataException)
        {
            return null;
        }
    }
}
