using Google.Protobuf;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions;
using static ImageGen.BuildKit.Protocol.Packet.Types;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>
/// Writes the packets of several writers and sends them to the connection in large pieces. The last waiting writer sends, or the one that
/// completes a piece. The first pieces are small, so that the daemon can start early.
/// </summary>
/// <remarks>
/// Only the end of the call cancels a write: a partially sent message would arrive before the status, which contains the reason, and
/// the daemon would report the broken message instead.
/// </remarks>
internal sealed class PacketWriter(SessionCall call, CancellationToken callEnded) : IDisposable
{
    private const int FirstPieceSize = 2 * 1024;
    private const int MaxPieceSize = 32 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;
    private int _written;
    private int _pieceSize = FirstPieceSize;

    /// <summary>Lists the first <paramref name="count"/> of the entries, and returns the size of their packets in bytes.</summary>
    /// <remarks>They are buffered until there are many, or the list ends.</remarks>
    public async ValueTask<int> WriteStatsAsync(Packet[] stats, int count)
    {
        await BeginTurnAsync().ConfigureAwait(false);
        try
        {
            var size = 0;
            for (var i = 0; i < count; i++)
            {
                size += Write(stats[i]);
            }

            await FlushAsync(moreComes: true).ConfigureAwait(false);
            return size;
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>Ends the list of entries with a packet without an entry.</summary>
    public ValueTask WriteListEndAsync() => WriteAsync(PacketType.PacketStat, 0);

    /// <summary>The contents that are still to be sent. While there are any, packets are buffered up to a large piece.</summary>
    public OutstandingContents Outstanding { get; } = new();

    /// <summary>Sends a chunk of a requested content.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="data">The chunk; may be empty.</param>
    /// <param name="isLast">Whether it is the last chunk.</param>
    public async ValueTask WriteDataAsync(uint id, ReadOnlyMemory<byte> data, bool isLast)
    {
        await BeginTurnAsync().ConfigureAwait(false);
        try
        {
            if (!data.IsEmpty)
            {
                // The packet is written before the buffer is used again.
                _ = Write(new Packet { Type = PacketType.PacketData, Id = id, Data = UnsafeByteOperations.UnsafeWrap(data) });
            }

            if (isLast)
            {
                _ = Write(new Packet { Type = PacketType.PacketData, Id = id });
                Outstanding.Remove();
            }

            // Within the turn: otherwise two contents that end at the same time could each leave the flush to the other.
            await FlushAsync(Outstanding.Any).ConfigureAwait(false);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>Sends a packet without content.</summary>
    public async ValueTask WriteAsync(PacketType type, uint id)
    {
        await BeginTurnAsync().ConfigureAwait(false);
        try
        {
            _ = Write(new Packet { Type = type, Id = id });
            await FlushAsync(moreComes: false).ConfigureAwait(false);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private ValueTask BeginTurnAsync() => _turn.Wait(0, CancellationToken.None) ? ValueTask.CompletedTask : WaitForTurnAsync();

    private async ValueTask WaitForTurnAsync()
    {
        _ = Interlocked.Increment(ref _waiting);
        try
        {
            // Without the call's token, which would cost a registration for each wait: the holder of the turn ends with the call.
            await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _ = Interlocked.Decrement(ref _waiting);
        }
    }

    private int Write(Packet packet)
    {
        var size = packet.CalculateSize();
        var message = call.BeginMessage(size);
        // One span of the final size: protobuf would let the buffer grow several times, with a copy each time.
        packet.WriteTo(message.GetSpan(size)[..size]);
        message.Advance(size);
        _written += size;
        return size;
    }

    private ValueTask FlushAsync(bool moreComes)
    {
        if (_written < _pieceSize && (moreComes || Volatile.Read(ref _waiting) > 0))
        {
            return ValueTask.CompletedTask;
        }

        _written = 0;
        _pieceSize = Math.Min(2 * _pieceSize, MaxPieceSize);
        return call.FlushAsync(callEnded);
    }
}
