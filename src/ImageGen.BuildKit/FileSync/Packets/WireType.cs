namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>How a field of a protobuf message is written.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
