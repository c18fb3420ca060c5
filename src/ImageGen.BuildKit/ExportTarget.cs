namespace ImageGen.BuildKit;

/// <summary>A place on this machine for a build's result.</summary>
public sealed class ExportTarget
{
    private ExportTarget()
    {
    }

    /// <summary>The folder of a <c>local</c> result.</summary>
    internal string? Directory { get; private init; }

    /// <summary>What opens the file of an archive, by what the daemon says of it.</summary>
    internal Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<Stream>>? OpenAsync { get; private init; }

    /// <summary>Writes the files of a <c>local</c> result into a folder, which is made where it is missing. Files that are there already stay, or are overwritten.</summary>
    public static ExportTarget ToDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new ExportTarget { Directory = Path.GetFullPath(path) };
    }

    /// <summary>Writes the archive of a <c>tar</c>, <c>oci</c> or <c>docker</c> result into a stream, which is closed at its end.</summary>
    /// <param name="open">Opens the stream, once the daemon is ready to send. It is given what the daemon says of the result (<c>containerimage.digest</c> and the like; nothing from older ones).</param>
    public static ExportTarget ToStream(Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<Stream>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new ExportTarget { OpenAsync = open };
    }
}
