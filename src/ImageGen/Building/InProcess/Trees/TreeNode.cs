using System.Collections.Immutable;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>A file, a folder, a link or a special file of an image, without its name. A file with several hard links is one node.</summary>
internal sealed class TreeNode
{
    public required LayerEntryType Type { get; init; }

    public UnixFileMode Mode { get; set; }

    public long UserId { get; set; }

    public long GroupId { get; set; }

    public DateTimeOffset ModifiedUtc { get; set; }

    /// <summary>The target of a symbolic link; <see langword="null"/> for other nodes.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>The length of a file in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The content of a file; <see langword="null"/> if it is empty.</summary>
    public ITreeContent? Content { get; init; }

    /// <summary>Whether the file has more than one name.</summary>
    public bool HasHardLinks { get; set; }

    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> ExtendedAttributes { get; set; } = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty;

    public int DeviceMajor { get; init; }

    public int DeviceMinor { get; init; }

    /// <summary>The entries of a folder by their names; empty for other nodes.</summary>
    public SortedDictionary<string, TreeNode> Children { get; } = new(StringComparer.Ordinal);

    public bool IsDirectory => Type is LayerEntryType.Directory;

    public bool IsFile => Type is LayerEntryType.File;

    public bool IsSymbolicLink => Type is LayerEntryType.SymbolicLink;

    public static TreeNode Directory(UnixFileMode mode, DateTimeOffset modified = default) =>
        new() { Type = LayerEntryType.Directory, Mode = mode, ModifiedUtc = modified };

    /// <summary>Creates the same node without its entries.</summary>
    public TreeNode CopyAlone() => new()
    {
        Type = Type,
        Mode = Mode,
        UserId = UserId,
        GroupId = GroupId,
        ModifiedUtc = ModifiedUtc,
        LinkTarget = LinkTarget,
        Size = Size,
        Content = Content,
        HasHardLinks = HasHardLinks,
        ExtendedAttributes = ExtendedAttributes,
        DeviceMajor = DeviceMajor,
        DeviceMinor = DeviceMinor,
    };
}
