using System.Collections.Immutable;

namespace ImageGen.Oci;

/// <summary>One file, folder, link or special file of a layer.</summary>
public sealed record LayerEntry
{
    /// <summary>The path in the image, with <c>/</c> between its parts, and without one at its start or end: <c>usr/bin/env</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What the entry is. Default: a file.</summary>
    public LayerEntryType Type { get; init; }

    /// <summary>The permissions, with setuid, setgid and sticky bit. Default: 0644.</summary>
    public UnixFileMode Mode { get; init; } = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The number of the owner, at most 4,294,967,295. Default: 0, which is root.</summary>
    public long UserId { get; init; }

    /// <summary>The number of the group, at most 4,294,967,295. Default: 0, which is root.</summary>
    public long GroupId { get; init; }

    /// <summary>The time of the last change. Fractions of seconds are not written. Default: the start of 1970.</summary>
    public DateTimeOffset ModifiedUtc { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The target of a symbolic link as it is stored, or the path of the file to which a hard link refers. Default: <see langword="null"/>.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>The length of a file in bytes. Default: 0.</summary>
    public long Size { get; init; }

    /// <summary>
    /// Opens the content of a file, with <see cref="Size"/> bytes. The writer closes the stream. A stream of a layer that is read can be used until the
    /// next entry is read. Default: <see langword="null"/>, which is a content without bytes.
    /// </summary>
    public Func<Stream>? Open { get; init; }

    /// <summary>The extended attributes with their namespaces: <c>security.capability</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> ExtendedAttributes { get; init; } = NoAttributes;

    /// <summary>The major number of a device. Default: 0.</summary>
    public int DeviceMajor { get; init; }

    /// <summary>The minor number of a device. Default: 0.</summary>
    public int DeviceMinor { get; init; }

    internal static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> NoAttributes { get; } =
        ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
}
