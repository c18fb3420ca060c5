using System.Buffers;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

/// <summary>Bytes in pieces, as they come from a connection.</summary>
internal static class Pieces
{
    public static ReadOnlySequence<byte> Of(byte[] bytes, int size)
    {
        var first = new Piece(ReadOnlyMemory<byte>.Empty, null);
        var last = first;
        foreach (var chunk in bytes.Chunk(size))
        {
            last = new Piece(chunk, last);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
