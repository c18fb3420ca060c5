using System.Buffers;
using ImageGen.BuildKit.FileSync.Packets;
using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets.BuildKit;

/// <summary>Packets of a file transfer: no bytes throw, and what is read is what protobuf's own classes read.</summary>
internal static class PacketTarget
{
    public static void Check(byte[] bytes)
    {
        var shown = Convert.ToHexString(bytes);
        var isRead = PacketReader.TryRead(new ReadOnlySequence<byte>(bytes), out var packet, out var error);
        ThrowUnless(isRead == error is null, shown);
        ThrowUnless(isRead == PacketReader.TryRead(InTwo(bytes), out _, out var again) && error == again, shown);
        if (!isRead)
        {
            return;
        }

        var generated = ImageGen.BuildKit.Protocol.Packet.Parser.ParseFrom(bytes);
        ThrowUnless((int)generated.Type == (int)packet.Type && generated.Id == packet.Id, shown);
        ThrowUnless(generated.Data.Span.SequenceEqual(packet.Data.ToArray()), shown);
        ThrowUnless(generated.Stat is null == packet.Stat is null, shown);
        ThrowUnless(packet.Stat is not { } stat || IsSame(stat, generated.Stat!), shown);
    }

    private static bool IsSame(FileStat stat, ImageGen.BuildKit.Protocol.Stat generated) =>
        stat.Path == generated.Path && stat.LinkName == generated.Linkname
        && stat.Mode == generated.Mode && stat.UserId == generated.Uid && stat.GroupId == generated.Gid
        && stat.Size == generated.Size && stat.ModifiedNanoseconds == generated.ModTime
        && stat.DeviceMajor == generated.Devmajor && stat.DeviceMinor == generated.Devminor;

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
