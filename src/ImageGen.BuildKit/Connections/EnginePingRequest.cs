using System.Text;
using ImageGen.BuildKit.Connections.Upgrades;

namespace ImageGen.BuildKit.Connections;

/// <summary>
/// Sends the first request to an engine, without an HTTP client: with just-in-time compilation, creating a client takes longer than the
/// response, and a build needs no client.
/// </summary>
internal static class EnginePingRequest
{
    public static async Task<DockerEnginePing?> SendAsync(DockerEngineConnection engine, CancellationToken cancellationToken)
    {
        var connection = await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await connection.WriteAsync(Write(engine), cancellationToken).ConfigureAwait(false);
            var received = new ReceivedBytes(connection);
            while (await received.ReceiveAsync(cancellationToken).ConfigureAwait(false))
            {
                if (UpgradeResponse.Parse(received.Bytes.Span) is { } response)
                {
                    return response.Status == 200 ? new DockerEnginePing(name => response[name]) : null;
                }
            }

            throw new EndOfStreamException("The connection was closed before the response to GET /_ping.");
        }
    }

    private static byte[] Write(DockerEngineConnection engine)
    {
        var request = new StringBuilder($"GET {engine.BasePath.TrimEnd('/')}/_ping HTTP/1.1\r\nHost: {engine.Host}\r\nConnection: close\r\n");
        foreach (var (name, value) in ExtraHeaders.ForUpgrade(engine.Headers, []))
        {
            request.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(request.Append("\r\n").ToString());
    }
}
