using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Grpc.Core;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Sessions;
using static ImageGen.BuildKit.Protocol.Packet.Types;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>
/// Sends a source to a daemon (tonistiigi/fsutil, send.go). Entries are listed while requested contents are already being sent. The
/// daemon's packets are always read at once, because it stops reading while its own packets are not read.
/// </summary>
/// <remarks>
/// A failure is reported by the call's status, not by an error packet. So this side has recorded it before the daemon can fail the build with it.
/// </remarks>
internal sealed class DiffCopySender(SessionCall call, TransferCounters counters, ReadGate gate, CancellationToken callEnded)
{
    /// <summary>The number of files that are read in parallel: enough that the connection never waits for the disk.</summary>
    private const int Readers = 4;

    private readonly PacketWriter _packets = new(call, callEnded);
    private readonly SentEntries _sent = new();
    private readonly Channel<ContentRequest> _requests = Channel.CreateUnbounded<ContentRequest>(new UnboundedChannelOptions { SingleWriter = true });
    // Started only on demand: without changes, no content is requested.
    private readonly List<Task> _senders = new(Readers);
    private Exception? _failure;

    /// <summary>Completes when the daemon has everything that it requested.</summary>
    /// <exception cref="RpcException">A file cannot be sent, or the daemon aborted the transfer.</exception>
    public async Task RunAsync(IEnumerable<ContextEntry> entries)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(callEnded);
        using var packets = _packets;
        using var listing = new StatSender(_packets, _sent, counters);
        // Started first: the daemon's packets must be read while this thread makes blocking file system calls.
        var reading = RunPartAsync(token => ReadAsync(ending, token), ending);
        await RunPartAsync(token => listing.SendAsync(entries, token), ending).ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        await Task.WhenAll(_senders).ConfigureAwait(false);
        callEnded.ThrowIfCancellationRequested();
        if (_failure is BuildContextException failure)
        {
            throw new RpcException(new Status(StatusCode.Unknown, failure.Message, failure));
        }

        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <summary>Runs a part of the transfer. The first failure cancels the other parts and is the one to report.</summary>
    private async Task RunPartAsync(Func<CancellationToken, Task> part, CancellationTokenSource ending)
    {
        try
        {
            await part(ending.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _ = Interlocked.CompareExchange(ref _failure, e, null);
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(CancellationTokenSource ending, CancellationToken cancellationToken)
    {
        while (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
        {
            if (!PacketReader.TryRead(message, out var packet, out var error))
            {
                throw Refuse($"A packet from the daemon is not valid: {error}.");
            }

            switch (packet.Type)
            {
                case PacketType.PacketReq:
                    gate.ThrowIfClosed("the content of a local file");
                    var entry = _sent.Take(packet.Id) ?? throw Refuse($"The id {packet.Id} has no content, or was requested before.");
                    _packets.Outstanding.Add(packet.Id);
                    _ = _requests.Writer.TryWrite(new ContentRequest(packet.Id, entry));
                    if (_senders.Count < Readers)
                    {
                        _senders.Add(RunPartAsync(SendContentAsync, ending));
                    }

                    break;
                case PacketType.PacketFin:
                    _requests.Writer.Complete();
                    await _packets.WriteAsync(PacketType.PacketFin, 0).ConfigureAwait(false);
                    return;
                case PacketType.PacketErr:
                    throw new RpcException(new Status(StatusCode.Aborted, $"The daemon aborted the transfer: {packet.Data.ToStringUtf8()}"));
                default:
                    throw Refuse($"A receiver must not send a packet of type {packet.Type}.");
            }
        }

        throw Refuse("The daemon closed the transfer before it confirmed that it has received everything.");
    }

    private Task SendContentAsync(CancellationToken cancellationToken) =>
        Task.Run(() => new ContentSender(_packets, _requests.Reader, counters).SendAsync(cancellationToken), cancellationToken);

    private static RpcException Refuse(string message) => new(new Status(StatusCode.InvalidArgument, message));
}
