using System.Buffers;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>A field of a protobuf message.</summary>
/// <param name="Number">The field number in the <c>.proto</c> file.</param>
/// <param name="Type">The wire type.</param>
/// <param name="Value">The value of a numeric field.</param>
/// <param name="Bytes">The content of a string, bytes or message field.</param>
internal readonly record struct WireField(uint Number, WireType Type, ulong Value, ReadOnlySequence<byte> Bytes);
