using System.Net.Security;
using System.Text;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Connections.Upgrades;
using ImageGen.Engines.Transports;

namespace ImageGen.Engines;

/// <summary>
/// The first question to an engine, without an HTTP client: a program that is compiled while it runs takes longer to have one than the engine
/// to answer, and a build with BuildKit needs none. It is for local sockets, where a connection costs nothing.
/// </summary>
internal static class SocketPing
{
    /// <summary>The answer; <see langword="null"/> where there is none that is as it should be. The HTTP client, asked next, says best what is wrong.</summary>
    public static async Task<EnginePing?> TryAskAsync(
        EngineStreams streams, IReadOnlyCollection<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await streams.OpenAsync(SslApplicationProtocol.Http11, cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await connection.WriteAsync(Write(headers), cancellationToken).ConfigureAwait(false);
                var received = new ReceivedBytes(connection);
                while (await received.ReceiveAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (UpgradeResponse.Parse(received.Bytes.Span) is { } answer)
                    {
                        return answer.Status == 200 ? EnginePing.Read(name => answer[name]) : null;
                    }
                }

                return null;
            }
        }
        catch (Exception exception) when (exception is EngineUnreachableException or IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Write(IReadOnlyCollection<KeyValuePair<string, string>> headers)
    {
        var request = new StringBuilder("GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n");
        foreach (var (name, value) in ExtraHeaders.ForUpgrade(headers, []))
        {
            request.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(request.Append("\r\n").ToString());
    }
}
