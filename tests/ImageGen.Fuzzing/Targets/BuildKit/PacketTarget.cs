using System.Buffers;
using Google.Protobuf;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;
using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets.BuildKit;

/// <summary>Packets of a file transfer: no bytes throw, it does not matter in how many pieces they arrive, and what is read can be sent.</summary>
internal static class PacketTarget
{
    public static void Check(byte[] bytes)
    {
        var shown = Convert.ToHexString(bytes);
        var isRead = PacketReader.TryRead(new ReadOnlySequence<byte>(bytes), out var packet, out var error);
        ThrowUnless(isRead == error is null, shown);
        ThrowUnless(isRead == PacketReader.TryRead(InTwo(bytes), out var inTwo, out _) && Equals(packet, inTwo), shown);
        ThrowUnless(packet is null || packet.Equals(Packet.Parser.ParseFrom(packet.ToByteArray())), shown);
    }

    private static ReadOnlySequence<byte> InTwo(byte[] bytes)
    {
        var first = new Half(bytes.AsMemory(0, bytes.Length / 2), before: null);
        var second = new Half(bytes.AsMemory(bytes.Length / 2), first);
        return new ReadOnlySequence<byte>(first, 0, second, second.Memory.Length);
    }

    private sealed class Half : ReadOnlySequenceSegment<byte>
    {
        public Half(ReadOnlyMemory<byte> memory, Half? before)
        {
            Memory = memory;
            if (before is not null)
            {
                RunningIndex = before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
