using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>Reads a packet of a file transfer. Invalid bytes never cause an exception; the error is returned as text.</summary>
internal static class PacketReader
{
    // Otherwise an entry would keep its unknown fields in memory.
    private static readonly MessageParser<Packet> Parser = Packet.Parser.WithDiscardUnknownFields(true);

    /// <summary>Reads a packet. Its type may be unknown, and none of its values has been checked.</summary>
    public static bool TryRead(ReadOnlySequence<byte> message, [NotNullWhen(true)] out Packet? packet, [NotNullWhen(false)] out string? error)
    {
        try
        {
            (packet, error) = (Parser.ParseFrom(message), null);
            return true;
        }
        catch (InvalidProtocolBufferException exception)
        {
            (packet, error) = (null, $"protobuf reports '{exception.Message}'");
            return false;
        }
    }
}
