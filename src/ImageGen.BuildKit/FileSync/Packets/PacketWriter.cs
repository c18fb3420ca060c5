using System.Buffers;
using ImageGen.BuildKit.Sessions;

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
    private const int MaxHeaderSize = 32;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;
    private int _written;
    private int _pieceSize = FirstPieceSize;

    /// <summary>Lists the first <paramref name="count"/> of the entries. They are buffered until there are many, or the list ends.</summary>
    public async ValueTask WriteStatsAsync(StatPacket[] stats, int count)
    {
        await BeginTurnAsync().ConfigureAwait(false);
        try
        {
            for (var i = 0; i < count; i++)
            {
                var stat = stats[i];
                var length = stat.Length;
                var message = Begin(length);
                stat.WriteTo(message.GetSpan(length));
                message.Advance(length);
            }

            await FlushAsync(moreComes: true).ConfigureAwait(false);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>Ends the list of entries with an empty entry, which is an empty message in protobuf.</summary>
    public ValueTask WriteListEndAsync() => WriteAsync(PacketType.Stat, 0);

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
                Write(PacketType.Data, id, data.Span);
            }

            if (isLast)
            {
                Write(PacketType.Data, id, []);
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
            Write(type, id, []);
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

    private IBufferWriter<byte> Begin(int length)
    {
        _written += length;
        return call.BeginMessage(length);
    }

    private void Write(PacketType type, uint id, ReadOnlySpan<byte> data)
    {
        var header = new WireWriter(stackalloc byte[MaxHeaderSize]);
        header.WriteNumber(PacketFields.Type, (ulong)type);
        header.WriteNumber(PacketFields.Id, id);
        if (!data.IsEmpty)
        {
            header.WriteLength(PacketFields.Data, data.Length);
        }

        var message = Begin(header.Position + data.Length);
        message.Write(header.Written);
        message.Write(data);
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
