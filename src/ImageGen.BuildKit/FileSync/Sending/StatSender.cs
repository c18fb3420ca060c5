using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>Lists a source's entries to a daemon, at the pace of the contents that it requests.</summary>
internal sealed class StatSender(PacketWriter packets, SentEntries sent, TransferCounters counters) : IDisposable
{
    private const int BatchSize = 128;

    private readonly Dictionary<FileIdentity, string> _paths = [];
    private readonly Packet[] _batch = new Packet[BatchSize];
    private int _count;
    private long _listed;
    private ExtendedAttributeReader? _attributes;

    /// <summary>Sends the list. It makes blocking file system calls.</summary>
    public async Task SendAsync(IEnumerable<ContextEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var packet = StatPacket.Create(entry, FindSameFile(entry));
            ReadAttributes(entry, packet.Stat);
            _batch[_count++] = packet;
            // Before the daemon can request it.
            sent.Add(entry);
            if (_count == BatchSize)
            {
                await packets.Outstanding.WaitForCapacityAsync(_listed, cancellationToken).ConfigureAwait(false);
                await SendBatchAsync().ConfigureAwait(false);
            }
        }

        await SendBatchAsync().ConfigureAwait(false);
        await packets.WriteListEndAsync().ConfigureAwait(false);
    }

    public void Dispose() => _attributes?.Dispose();

    private async ValueTask SendBatchAsync()
    {
        var bytes = await packets.WriteStatsAsync(_batch, _count).ConfigureAwait(false);
        counters.Add(_count, bytes);
        _listed += _count;
        _count = 0;
    }

    /// <summary>The first path of a file with several hard links. A daemon expects a path that was sent, so excluded paths do not count.</summary>
    private string? FindSameFile(ContextEntry entry) =>
        entry is { Identity: { } identity } and not { Kind: EntryKind.SymbolicLink } && !_paths.TryAdd(identity, entry.Path) ? _paths[identity] : null;

    private void ReadAttributes(ContextEntry entry, Stat stat)
    {
        if (entry.Root is not { } root)
        {
            return;
        }

        if (_attributes is null || !ReferenceEquals(_attributes.Root, root))
        {
            _attributes?.Dispose();
            _attributes = new ExtendedAttributeReader(root);
        }

        _attributes.Read(entry, stat.Xattrs);
    }
}
