using System.Formats.Tar;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

public sealed class ContextKindTests
{
    [Theory, EveryBuilder]
    public async Task A_ready_archive_is_sent_as_it_is(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();
        var archive = Archive("from an archive\n");

        await workshop.BuildAsync([reference], dockerfile: null, new ImageBuildOptions { Context = BuildContext.FromTar(() => new MemoryStream(archive)) });

        Assert.Equal("from an archive\n", await workshop.RunAsync(reference, "cat", "/text.txt"));
    }

    [Theory, InlineData(EngineKind.BuildKit), InlineData(EngineKind.Classic)]
    public async Task A_remote_archive_is_fetched_by_the_engine(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        var reference = workshop.NewReference();
        // Nobody but the engine sees this Dockerfile, so nobody pulls its base for BuildKit.
        await workshop.Connection.Images.PullAsync(EngineEnvironment.BaseImage, platform: null, credentials: null, _ => { }, TestContext.Current.CancellationToken);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var closing = new CancellationTokenSource();
        var serving = ServeAsync(server, Archive("from afar\n"), closing.Token);

        await workshop.BuildAsync(
            [reference], dockerfile: null, new ImageBuildOptions { Context = $"http://{server.LocalEndpoint}/context.tar" });

        Assert.Equal("from afar\n", await workshop.RunAsync(reference, "cat", "/text.txt"));
        await closing.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
    }

    private static byte[] Archive(string text)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            Add(writer, "Dockerfile", Workshop.WithBase("FROM $BASE\nCOPY text.txt /\n"));
            Add(writer, "text.txt", text);
        }

        return archive.ToArray();
    }

    private static void Add(TarWriter writer, string name, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
    }

    /// <summary>The least of a web server: every request is answered with the same bytes.</summary>
    private static async Task ServeAsync(TcpListener server, byte[] content, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = await server.AcceptTcpClientAsync(cancellationToken);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, leaveOpen: true);
            var request = await reader.ReadLineAsync(cancellationToken);
            for (var header = request; !string.IsNullOrEmpty(header); header = await reader.ReadLineAsync(cancellationToken))
            {
            }

            var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/x-tar\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
            if (request?.StartsWith("GET", StringComparison.Ordinal) == true)
            {
                await stream.WriteAsync(content, cancellationToken);
            }
        }
    }
}
