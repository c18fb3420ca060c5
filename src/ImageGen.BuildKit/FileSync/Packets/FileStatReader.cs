using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>Reads the entry in a packet. Invalid bytes never cause an exception.</summary>
internal static class FileStatReader
{
    private const string NotUtf8 = "a path is not valid UTF-8";

    public static bool TryRead(ReadOnlySequence<byte> message, [NotNullWhen(true)] out FileStat? stat, [NotNullWhen(false)] out string? error)
    {
        stat = null;
        var path = string.Empty;
        var linkName = string.Empty;
        Span<ulong> numbers = stackalloc ulong[PacketFields.Attributes];
        numbers.Clear();
        List<ExtendedAttribute>? attributes = null;
        var fields = new WireReader(message);
        while (fields.Read(out var field))
        {
            error = field switch
            {
                { Number: PacketFields.Path, Type: WireType.Bytes } => TryReadText(field.Bytes, out path) ? null : NotUtf8,
                { Number: PacketFields.LinkName, Type: WireType.Bytes } => TryReadText(field.Bytes, out linkName) ? null : NotUtf8,
                { Number: PacketFields.Attributes, Type: WireType.Bytes } => ReadAttribute(field.Bytes, attributes ??= []),
                { Number: PacketFields.Path or PacketFields.LinkName or PacketFields.Attributes } => "a field of its entry has the wrong type",
                { Number: > PacketFields.Attributes } => null,
                { Type: WireType.Varint } => Keep(numbers, field),
                _ => "a field of its entry has the wrong type",
            };
            if (error is not null)
            {
                return false;
            }
        }

        error = fields.Error;
        if (error is not null)
        {
            return false;
        }

        stat = new FileStat
        {
            Path = path,
            // Protobuf truncates longer numbers.
            Mode = unchecked((uint)numbers[PacketFields.Mode]),
            UserId = unchecked((uint)numbers[PacketFields.UserId]),
            GroupId = unchecked((uint)numbers[PacketFields.GroupId]),
            Size = unchecked((long)numbers[PacketFields.Size]),
            ModifiedNanoseconds = unchecked((long)numbers[PacketFields.ModifiedNanoseconds]),
            LinkName = linkName,
            DeviceMajor = unchecked((long)numbers[PacketFields.DeviceMajor]),
            DeviceMinor = unchecked((long)numbers[PacketFields.DeviceMinor]),
            Attributes = attributes ?? (IReadOnlyList<ExtendedAttribute>)[],
        };
        return true;
    }

    private static string? Keep(Span<ulong> numbers, in WireField field)
    {
        numbers[(int)field.Number] = field.Value;
        return null;
    }

    private static bool TryReadText(ReadOnlySequence<byte> bytes, out string text)
    {
        var span = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        var isValid = Utf8.IsValid(span);
        text = isValid ? Encoding.UTF8.GetString(span) : string.Empty;
        return isValid;
    }

    private static string? ReadAttribute(ReadOnlySequence<byte> message, List<ExtendedAttribute> attributes)
    {
        ReadOnlyMemory<byte> name = default;
        ReadOnlyMemory<byte> value = default;
        var fields = new WireReader(message);
        while (fields.Read(out var field))
        {
            switch (field)
            {
                case { Number: PacketFields.Key, Type: WireType.Bytes }:
                    name = field.Bytes.ToArray();
                    if (!Utf8.IsValid(name.Span))
                    {
                        return "an attribute's name is not valid UTF-8";
                    }

                    break;
                case { Number: PacketFields.Value, Type: WireType.Bytes }:
                    value = field.Bytes.ToArray();
                    break;
                case { Number: PacketFields.Key or PacketFields.Value }:
                    return "an attribute of its entry has the wrong type";
            }
        }

        attributes.Add(new ExtendedAttribute(name, value));
        return fields.Error;
    }
}
