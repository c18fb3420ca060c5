using Grpc.Core;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions;
using static ImageGen.BuildKit.Protocol.Packet.Types;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>Receives a result from a daemon into a folder (tonistiigi/fsutil, receive.go): the daemon lists entries, this side requests contents, the daemon sends them.</summary>
internal sealed class DiffCopyReceiver(SessionCall call, OutputFolder folder, ResultTransfers transfers, CancellationToken callEnded) : IDisposable
{
    /// <summary>The maximum number of outstanding contents; the daemon sends four in parallel.</summary>
    private const int MaxOutstanding = 64;

    private readonly PacketWriter _packets = new(call, callEnded);
    private readonly ReceivedPaths _paths = new();
    private readonly Queue<(uint Id, Stat Stat)> _waiting = new();
    private readonly Dictionary<uint, ReceivedFile> _outstanding = [];
    private uint _listed;
    private bool _isListed;

    /// <summary>Completes when the folder contains the whole result.</summary>
    /// <exception cref="BuildOutputException">An entry cannot be written, or is not allowed.</exception>
    /// <exception cref="RpcException">The daemon aborted the transfer, or broke the protocol.</exception>
    public async Task RunAsync()
    {
        var isWhole = false;
        while (await call.ReadAsync(callEnded).ConfigureAwait(false) is { } message)
        {
            if (!PacketReader.TryRead(message, out var packet, out var error))
            {
                throw Refuse($"A packet from the daemon is not valid: {error}.");
            }

            // The daemon only confirms. An earlier end would leave files missing, although the build succeeds.
            if (packet.Type == PacketType.PacketFin && isWhole)
            {
                return;
            }

            Take(packet);
            await RequestAsync().ConfigureAwait(false);
            if (_isListed && _outstanding.Count == 0)
            {
                folder.Complete();
                isWhole = true;
                await _packets.WriteAsync(PacketType.PacketFin, 0).ConfigureAwait(false);
            }
        }

        throw Refuse("The daemon closed the transfer before it was complete.");
    }

    /// <summary>Removes incomplete files.</summary>
    public void Dispose()
    {
        foreach (var file in _outstanding.Values)
        {
            file.Dispose();
        }

        _packets.Dispose();
    }

    private static RpcException Refuse(string message) => new(new Status(StatusCode.InvalidArgument, message));

    private void Take(Packet packet)
    {
        switch (packet.Type)
        {
            case PacketType.PacketStat when packet.Stat is not null && !_isListed:
                Add(packet.Stat, _listed++);
                break;
            case PacketType.PacketStat when packet.Stat is null && !_isListed:
                _isListed = true;
                break;
            case PacketType.PacketData when _outstanding.TryGetValue(packet.Id, out var file):
                if (!packet.Data.IsEmpty)
                {
                    file.Write(packet.Data.Memory);
                    break;
                }

                file.Complete();
                file.Dispose();
                _ = _outstanding.Remove(packet.Id);
                break;
            case PacketType.PacketErr:
                throw new RpcException(new Status(StatusCode.Aborted, $"The daemon aborted the transfer: {packet.Data.ToStringUtf8()}"));
            default:
                throw Refuse($"A packet of type {packet.Type} is not allowed at this point.");
        }
    }

    private void Add(Stat stat, uint id)
    {
        if (_paths.Check(stat) is { } reason)
        {
            throw OutputFolder.Refuse(stat.Path, reason);
        }

        if (!transfers.TryAdd(stat))
        {
            throw OutputFolder.Refuse(stat.Path, "another transfer of the same result contains this path too");
        }

        switch (stat.Mode & GoFileMode.Type)
        {
            case 0 when stat.Linkname.Length > 0:
                folder.AddHardLink(stat);
                break;
            case 0:
                _waiting.Enqueue((id, stat));
                break;
            case GoFileMode.Directory:
                folder.AddDirectory(stat);
                break;
            case GoFileMode.SymbolicLink:
                folder.AddLink(stat);
                break;
            case GoFileMode.NamedPipe or GoFileMode.Device or (GoFileMode.Device | GoFileMode.CharacterDevice):
                folder.AddSpecial(stat);
                break;
            default:
                throw OutputFolder.Refuse(stat.Path, "it is of a kind that cannot be written");
        }
    }

    private async ValueTask RequestAsync()
    {
        while (_outstanding.Count < MaxOutstanding && _waiting.TryDequeue(out var next))
        {
            _outstanding.Add(next.Id, new ReceivedFile(folder, next.Stat));
            await _packets.WriteAsync(PacketType.PacketReq, next.Id).ConfigureAwait(false);
        }
    }
}
