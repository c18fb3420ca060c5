using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.StandIn.Protocol;
using ImageGen.BuildKit.StandIn.Protocol.Sessions;
using ImageGen.BuildKit.StandIn.Sessions;

namespace ImageGen.BuildKit.StandIn.FileSync;

/// <summary>The daemon's side of a transfer from the client: fsutil's receive.go, and FSSync of session/filesync.</summary>
internal sealed class TreeReceiver
{
    private readonly AsyncDuplexStreamingCall<Packet, Packet> _call;
    private readonly LocalRequest _request;
    private readonly List<Stat> _entries = [];
    private readonly Dictionary<uint, MemoryStream> _open = [];
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private readonly TreeRules _rules = new();
    private bool _hasAllEntries;

    private TreeReceiver(AsyncDuplexStreamingCall<Packet, Packet> call, LocalRequest request)
    {
        _call = call;
        _request = request;
    }

    public static async Task<ReceivedTree> ReceiveAsync(DaemonSession session, LocalRequest request, CancellationToken cancellationToken)
    {
        if (!session.Headers.Supports("/moby.filesync.v1.FileSync/DiffCopy"))
        {
            throw new FileSyncException("no local sources enabled");
        }

        using var call = new Protocol.Sessions.FileSync.FileSyncClient(session.Invoker).DiffCopy(request.ToMetadata(session.Release), cancellationToken: cancellationToken);
        return await new TreeReceiver(call, request).RunAsync(cancellationToken);
    }

    private async Task<ReceivedTree> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isFinished = false;
            while (await _call.ResponseStream.MoveNext(cancellationToken))
            {
                // What comes after the last word is read, and left aside.
                isFinished = isFinished || await TakeAsync(_call.ResponseStream.Current);
            }

            return isFinished
                ? new ReceivedTree { Request = _request, Entries = _entries, Contents = _contents }
                : throw new FileSyncException("unexpected EOF");
        }
        catch (FileSyncException exception)
        {
            await _call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.PacketType.PacketErr, Data = ByteString.CopyFromUtf8(exception.Message) }, cancellationToken);
            throw;
        }
    }

    private async Task<bool> TakeAsync(Packet packet)
    {
        switch (packet.Type)
        {
            case Packet.Types.PacketType.PacketStat when packet.Stat is null:
                _hasAllEntries = true;
                break;
            case Packet.Types.PacketType.PacketStat:
                await TakeEntryAsync(packet.Stat);
                return false;
            case Packet.Types.PacketType.PacketData:
                TakeData(packet);
                break;
            case Packet.Types.PacketType.PacketFin:
                return true;
            case Packet.Types.PacketType.PacketErr:
                throw new FileSyncException($"error from sender: {packet.Data.ToStringUtf8()}");
            default:
                throw new FileSyncException($"a sender sends no {packet.Type}");
        }

        if (_hasAllEntries && _open.Count == 0)
        {
            await _call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.PacketType.PacketFin });
        }

        return false;
    }

    private async Task TakeEntryAsync(Stat stat)
    {
        if (_hasAllEntries)
        {
            throw new FileSyncException($"{stat.Path} comes after the end of the list");
        }

        var id = (uint)_entries.Count;
        _entries.Add(stat);
        _rules.Check(stat);
        if (stat.IsRegular() && stat.Linkname.Length == 0 && _request.Wants(stat))
        {
            _open[id] = new MemoryStream();
            await _call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.PacketType.PacketReq, ID = id });
        }
    }

    private void TakeData(Packet packet)
    {
        if (!_open.TryGetValue(packet.ID, out var content))
        {
            throw new FileSyncException($"invalid file request {packet.ID}");
        }

        if (packet.Data.Length > 0)
        {
            packet.Data.WriteTo(content);
            return;
        }

        _contents[_entries[(int)packet.ID].Path] = content.ToArray();
        _ = _open.Remove(packet.ID);
    }
}
