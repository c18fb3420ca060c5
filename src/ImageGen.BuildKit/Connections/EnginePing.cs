using System.Text;
using ImageGen.BuildKit.Connections.Upgrades;

namespace ImageGen.BuildKit.Connections;

/// <summary>
/// The first question to an engine, without an HTTP client: a program that is compiled while it runs takes longer to have one than the engine
/// to answer, and a build needs none.
/// </summary>
internal static class EnginePing
{
    public static async Task<DockerEnginePing?> AskAsync(DockerEngineConnection engine, CancellationToken cancellationToken)
    {
        var connection = await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await connection.WriteAsync(Write(engine), cancellationToken).ConfigureAwait(false);
            var received = new ReceivedBytes(connection);
            while (await received.ReceiveAsync(cancellationToken).ConfigureAwait(false))
            {
                if (UpgradeAnswer.Parse(received.Bytes.Span) is { } answer)
                {
                    return answer.Status == 200 ? new DockerEnginePing(name => answer[name]) : null;
                }
            }

            throw new EndOfStreamException("The connection was closed before GET /_ping was answered.");
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
