using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>Reads a packet of a file transfer. Invalid bytes never cause an exception; the error is returned as text.</summary>
internal static class PacketReader
{
    public static bool TryRead(ReadOnlySequence<byte> message, out Packet packet, [NotNullWhen(false)] out string? error)
    {
        packet = default;
        ulong type = 0;
        ulong id = 0;
        ReadOnlySequence<byte>? stat = null;
        ReadOnlySequence<byte> data = default;
        var fields = new WireReader(message);
        while (fields.Read(out var field))
        {
            // Unknown fields of later versions are ignored, as usual in protobuf.
            switch (field)
            {
                case { Number: PacketFields.Type, Type: WireType.Varint }:
                    type = field.Value;
                    break;
                case { Number: PacketFields.Id, Type: WireType.Varint }:
                    id = field.Value;
                    break;
                case { Number: PacketFields.Data, Type: WireType.Bytes }:
                    data = field.Bytes;
                    break;
                case { Number: PacketFields.Stat, Type: WireType.Bytes } when stat is null:
                    stat = field.Bytes;
                    break;
                case { Number: PacketFields.Stat, Type: WireType.Bytes }:
                    return Fail("it has two entries", out error);
                case { Number: PacketFields.Type or PacketFields.Id or PacketFields.Data or PacketFields.Stat }:
                    return Fail("a field has the wrong type", out error);
            }
        }

        error = fields.Error
            ?? (type > (ulong)PacketType.Error ? "its type is unknown" : id > uint.MaxValue ? "its id is too large" : null);
        FileStat? entry = null;
        if (error is not null || (stat is { } bytes && !FileStatReader.TryRead(bytes, out entry, out error)))
        {
            return false;
        }

        packet = new Packet { Type = (PacketType)type, Id = (uint)id, Data = data, Stat = entry };
        return true;
    }

    private static bool Fail(string reason, [NotNullWhen(false)] out string? error)
    {
        error = reason;
        return false;
    }
}
