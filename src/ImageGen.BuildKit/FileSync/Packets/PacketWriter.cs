using System.Buffers;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>
/// Writes packets for several writers, one after the other, and hands them to the connection in large pieces: the last writer in a row does it,
/// or the one that fills the piece. The first pieces are small, so that the daemon has something to do from the start.
/// </summary>
/// <remarks>
/// Nothing but the end of the call takes a write back: a message that was sent in part would come before the status, which says what
/// went wrong, and be what the daemon complains of.
/// </remarks>
internal sealed class PacketWriter(SessionCall call, CancellationToken callEnded) : IDisposable
{
    private const int FirstPieceSize = 2 * 1024;
    private const int LargestPieceSize = 32 * 1024;
    private const int LongestHead = 32;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;
    private int _written;
    private int _pieceSize = FirstPieceSize;

    /// <summary>Lists the first so many of some entries. They stay here until there are many, or the list ends.</summary>
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

    /// <summary>Ends the list of entries: an entry without anything, which in protobuf is a message without anything.</summary>
    public ValueTask WriteListEndAsync() => WriteAsync(PacketType.Stat, 0);

    /// <summary>The contents that are still to be written. While there are any, what is written stays here until it is a large piece.</summary>
    public PromisedContents Promised { get; } = new();

    /// <summary>Sends a piece of a promised content.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="data">The piece; may be empty.</param>
    /// <param name="isLast">Whether it is the last one.</param>
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
                Promised.Remove();
            }

            // Within the turn: two that end at once must not each take the other for the one that comes later.
            await FlushAsync(Promised.Any).ConfigureAwait(false);
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
            // Without the call's token, which would cost each wait a registration: whoever has the turn ends with the call.
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
        var head = new WireWriter(stackalloc byte[LongestHead]);
        head.WriteNumber(PacketFields.Type, (ulong)type);
        head.WriteNumber(PacketFields.Id, id);
        if (!data.IsEmpty)
        {
            head.WriteLength(PacketFields.Data, data.Length);
        }

        var message = Begin(head.Position + data.Length);
        message.Write(head.Written);
        message.Write(data);
    }

    private ValueTask FlushAsync(bool moreComes)
    {
        if (_written < _pieceSize && (moreComes || Volatile.Read(ref _waiting) > 0))
        {
            return ValueTask.CompletedTask;
        }

        _written = 0;
        _pieceSize = Math.Min(2 * _pieceSize, LargestPieceSize);
        return call.FlushAsync(callEnded);
    }
}
