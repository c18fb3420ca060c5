using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading.Channels;
using Grpc.Core;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>
/// One transfer of a source to a daemon (tonistiigi/fsutil, send.go): entries are listed while the contents that the daemon asks for are
/// already on their way. What it says is read at once whatever else goes on, since it stops reading while it is not heard.
/// </summary>
/// <remarks>
/// A failure is told by the call's status, not by an error packet: so this side has it on record before the daemon can fail the build with it.
/// </remarks>
internal sealed class DiffCopySender(SessionCall call, TransferCounters counters, DeliveryGate gate, CancellationToken callEnded)
{
    /// <summary>How many files are read at a time: enough that a disk is never waited for while the connection is idle.</summary>
    private const int Readers = 4;

    private readonly PacketWriter _packets = new(call, callEnded);
    private readonly SentEntries _sent = new();
    private readonly Channel<ContentRequest> _requests = Channel.CreateUnbounded<ContentRequest>(new UnboundedChannelOptions { SingleWriter = true });
    // Where nothing has changed, nothing is asked for: none of these is there before something is.
    private readonly List<Task> _senders = new(Readers);
    private Exception? _failure;

    /// <summary>Returns when the daemon has what it wants.</summary>
    /// <exception cref="RpcException">A file cannot be sent, or the daemon gave up.</exception>
    public async Task RunAsync(IEnumerable<ContextEntry> entries)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(callEnded);
        using var packets = _packets;
        using var listing = new StatSender(_packets, _sent, counters);
        // First: what the daemon says must be heard while this thread looks at files, in calls that block.
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

    /// <summary>Runs a part of the transfer. The first one that fails ends the others, and is what is told.</summary>
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
                throw Refuse($"A packet of the daemon cannot be read: {error}.");
            }

            switch (packet.Type)
            {
                case PacketType.Request:
                    gate.RequireNotBegun("the content of a local file");
                    var entry = _sent.Take(packet.Id) ?? throw Refuse($"There is no content to be sent for the id {packet.Id}.");
                    _packets.Promised.Add(packet.Id);
                    _ = _requests.Writer.TryWrite(new ContentRequest(packet.Id, entry));
                    if (_senders.Count < Readers)
                    {
                        _senders.Add(RunPartAsync(SendContentAsync, ending));
                    }

                    break;
                case PacketType.Finish:
                    _requests.Writer.Complete();
                    await _packets.WriteAsync(PacketType.Finish, 0).ConfigureAwait(false);
                    return;
                case PacketType.Error:
                    throw new RpcException(new Status(StatusCode.Aborted, $"The daemon gave up the transfer: {Encoding.UTF8.GetString(packet.Data)}"));
                default:
                    throw Refuse($"A packet of the type {packet.Type} is none that a receiver sends.");
            }
        }

        throw Refuse("The daemon ended the transfer before it had said that it has everything.");
    }

    private Task SendContentAsync(CancellationToken cancellationToken) =>
        Task.Run(() => new ContentSender(_packets, _requests.Reader, counters).SendAsync(cancellationToken), cancellationToken);

    private static RpcException Refuse(string message) => new(new Status(StatusCode.InvalidArgument, message));
}
