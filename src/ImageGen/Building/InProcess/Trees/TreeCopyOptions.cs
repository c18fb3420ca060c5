namespace ImageGen.Building.InProcess.Trees;

/// <summary>How files are copied.</summary>
internal sealed record TreeCopyOptions
{
    /// <summary>The owner of the copies; <see langword="null"/> for that of the source.</summary>
    public TreeOwner? Owner { get; init; }

    /// <summary>The change of the mode; <see langword="null"/> for the mode of the source.</summary>
    public ModeChange? Mode { get; init; }

    /// <summary>Whether a folder is copied without itself, and links and wildcards in the source's path are followed, as <c>COPY</c> does.</summary>
    public bool IsFromPath { get; init; } = true;

    /// <summary>The rule that selects files for <c>--parents</c>; <see langword="null"/> for all files.</summary>
    public IgnoreFile? Include { get; init; }

    /// <summary>The rules of <c>--exclude</c>; <see langword="null"/> for none.</summary>
    public IgnoreFile? Exclude { get; init; }

    /// <summary>The time of folders that are created for the path of the destination.</summary>
    public DateTimeOffset NewFolderTime { get; init; } = DateTimeOffset.UnixEpoch;
}
