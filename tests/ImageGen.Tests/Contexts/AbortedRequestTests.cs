using System.Net;
using System.Net.Sockets;
using System.Text;
using ImageGen.Contexts;
using ImageGen.Contexts.Archiving;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class AbortedRequestTests
{
    [Fact]
    public async Task A_context_that_fails_half_way_never_ends_its_request()
    {
        using var folder = new TemporaryFolder();
        // More than the sockets' buffers hold, so that the file cannot have been read to its end when the first bytes arrive.
        File.WriteAllBytes(folder.PathOf("large"), new byte[256 * BlockWriter.BlockSize]);
        var context = await SentContext.PrepareAsync(folder);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ReceiveAsync(listener, onFirstBytes: () => File.AppendAllText(folder.PathOf("large"), "more"));
        using var client = new HttpClient();

        using var content = new Content(context);
        _ = await Assert.ThrowsAsync<BuildContextException>(() => client.PostAsync(new Uri($"http://{listener.LocalEndpoint}/build"), content));

        // A chunked body is whole only with an empty chunk at its end; without it, the engine's read fails and so does its build.
        Assert.False((await received).EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal));
    }

    private static async Task<string> ReceiveAsync(TcpListener listener, Action onFirstBytes)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var body = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (await connection.GetStream().ReadAsync(buffer) is > 0 and var read)
            {
                if (body.Length == 0)
                {
                    onFirstBytes();
                }

                body.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // A reset is one way of breaking off.
        }

        return Encoding.Latin1.GetString(body.ToArray());
    }

    private sealed class Content(PreparedContext context) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? transport) =>
            context.WriteTarAsync(stream, BuildProgress.Quiet, CancellationToken.None);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
