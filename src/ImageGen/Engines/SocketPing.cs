using System.Net.Security;
using ImageGen.BuildKit;
using ImageGen.Engines.Transports;

namespace ImageGen.Engines;

/// <summary>The first question to an engine on this machine, where a connection costs nothing and an HTTP client would cost more than the answer.</summary>
internal static class SocketPing
{
    /// <summary>The answer; <see langword="null"/> where there is none that is as it should be. The HTTP client, asked next, says best what is wrong.</summary>
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
