using System.Buffers;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>A field of a protobuf message.</summary>
/// <param name="Number">Its number in the <c>.proto</c> file.</param>
/// <param name="Type">How it is written.</param>
/// <param name="Value">The value of a number.</param>
/// <param name="Bytes">The bytes of a text, of bytes, or of a message.</param>
internal readonly record struct WireField(uint Number, WireType Type, ulong Value, ReadOnlySequence<byte> Bytes);
