using System.Numerics;
using System.Text;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>Writes the fields of a protobuf message. Field numbers must be below 16, and fields with their default value are omitted.</summary>
internal ref struct WireWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>The number of written bytes.</summary>
    public int Position { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _destination[..Position];

    public static int SizeOfVarint(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    public static int SizeOfNumber(ulong value) => value == 0 ? 0 : 1 + SizeOfVarint(value);

    /// <summary>The size of a bytes field, which is written even if it is empty.</summary>
    public static int SizeOfBytes(int length) => 1 + SizeOfVarint((ulong)length) + length;

    /// <summary>The size of a text field of the given length.</summary>
    public static int SizeOfText(int length) => length == 0 ? 0 : SizeOfBytes(length);

    public void WriteNumber(int field, ulong value)
    {
        if (value != 0)
        {
            WriteTag(field, WireType.Varint);
            WriteVarint(value);
        }
    }

    public void WriteText(int field, string text, int length)
    {
        if (length > 0)
        {
            WriteLength(field, length);
            Position += Encoding.UTF8.GetBytes(text, _destination[Position..]);
        }
    }

    public void WriteBytes(int field, ReadOnlySpan<byte> bytes)
    {
        WriteLength(field, bytes.Length);
        bytes.CopyTo(_destination[Position..]);
        Position += bytes.Length;
    }

    /// <summary>Writes the tag and length of a bytes field; the caller writes the bytes next.</summary>
    public void WriteLength(int field, int length)
    {
        WriteTag(field, WireType.Bytes);
        WriteVarint((ulong)length);
    }

    private void WriteTag(int field, WireType type) => _destination[Position++] = (byte)((field << 3) | (int)type);

    private void WriteVarint(ulong value)
    {
        while (value >= 0x80)
        {
            _destination[Position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _destination[Position++] = (byte)value;
    }
}
