using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.StandIn.Protocol;
using ImageGen.BuildKit.StandIn.Protocol.Sessions;
using ImageGen.BuildKit.StandIn.Sessions;
using BytesMessage = ImageGen.BuildKit.StandIn.Protocol.Sessions.BytesMessage;

namespace ImageGen.BuildKit.StandIn.FileSync;

/// <summary>Sends results to the client: CopyFileWriter and CopyToCaller of session/filesync, and fsutil's send.go.</summary>
internal static class OutputSender
{
    private const int Chunk = 32 * 1024;
    private const string DiffCopy = "DiffCopy";
    private const string Service = "moby.filesync.v1.FileSend";

    private static readonly Method<Packet, Packet> Tree = new(
        MethodType.DuplexStreaming,
        Service,
        DiffCopy,
        Marshallers.Create(packet => packet.ToByteArray(), Packet.Parser.ParseFrom),
        Marshallers.Create(packet => packet.ToByteArray(), Packet.Parser.ParseFrom));

    /// <summary>Sends an archive.</summary>
    /// <param name="session">The client's session.</param>
    /// <param name="archive">The bytes.</param>
    /// <param name="exporter">The exporter's place in the request.</param>
    /// <param name="response">What is said of the result, by an exporter that says anything: oci and docker.</param>
    public static async Task SendArchiveAsync(
        DaemonSession session, ReadOnlyMemory<byte> archive, int exporter, IEnumerable<KeyValuePair<string, string>> response, CancellationToken cancellationToken)
    {
        var metadata = Describe(session, exporter);
        foreach (var (key, value) in response)
        {
            metadata.Add("exporter-md-" + key, value);
        }

        using var call = new FileSend.FileSendClient(session.Invoker).DiffCopy(metadata, cancellationToken: cancellationToken);
        for (var at = 0; at < archive.Length; at += Chunk)
        {
            var chunk = archive.Slice(at, Math.Min(Chunk, archive.Length - at));
            await call.RequestStream.WriteAsync(new BytesMessage { Data = ByteString.CopyFrom(chunk.Span) }, cancellationToken);
        }

        await call.RequestStream.CompleteAsync();
        if (await call.ResponseStream.MoveNext(cancellationToken))
        {
            throw new FileSyncException("the client answered to an archive");
        }
    }

    /// <summary>
    /// Sends a folder, and the contents that the client asks for. No release half-closes this call after its last word,
    /// or waits for its end: it stays open until the session ends.
    /// </summary>
    public static async Task SendTreeAsync(DaemonSession session, IReadOnlyList<SentFile> files, int exporter, CancellationToken cancellationToken)
    {
        var metadata = Describe(session, exporter);
        if (session.Release.MarksMultiPlatformTransfer)
        {
            metadata.Add("buildkit-exporter-multi-platform", "1");
        }

        var call = session.Invoker.AsyncDuplexStreamingCall(Tree, host: null, new CallOptions(metadata, cancellationToken: cancellationToken));
        session.Closed.Register(call.Dispose);
        foreach (var file in files)
        {
            await call.RequestStream.WriteAsync(new Packet { Stat = file.Stat }, cancellationToken);
        }

        await call.RequestStream.WriteAsync(new Packet(), cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            switch (call.ResponseStream.Current)
            {
                case { Type: Packet.Types.PacketType.PacketReq } request:
                    await SendContentAsync(call, request.ID, files[(int)request.ID].Content, cancellationToken);
                    break;
                case { Type: Packet.Types.PacketType.PacketFin }:
                    await call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.PacketType.PacketFin }, cancellationToken);
                    return;
                case { Type: Packet.Types.PacketType.PacketErr } error:
                    throw new FileSyncException($"error from receiver: {error.Data.ToStringUtf8()}");
                default:
                    throw new FileSyncException($"a receiver sends no {call.ResponseStream.Current.Type}");
            }
        }

        throw new FileSyncException("unexpected EOF");
    }

    private static async Task SendContentAsync(AsyncDuplexStreamingCall<Packet, Packet> call, uint id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        for (var at = 0; at <= content.Length; at += Chunk)
        {
            var chunk = content.Slice(at, Math.Min(Chunk, content.Length - at));
            await call.RequestStream.WriteAsync(Data(id, chunk), cancellationToken);
            if (chunk.IsEmpty)
            {
                return;
            }
        }

        await call.RequestStream.WriteAsync(Data(id, default), cancellationToken);
    }

    private static Packet Data(uint id, ReadOnlyMemory<byte> content) =>
        new() { Type = Packet.Types.PacketType.PacketData, ID = id, Data = ByteString.CopyFrom(content.Span) };

    private static Metadata Describe(DaemonSession session, int exporter)
    {
        if (!session.Headers.Supports($"/{Service}/{DiffCopy}"))
        {
            throw new FileSyncException($"method /{Service}/diffcopy not supported by the client");
        }

        return session.Release.HasExporterList
            ? new Metadata { { "buildkit-attachable-exporter-id", exporter.ToString(CultureInfo.InvariantCulture) } }
            : [];
    }
}
