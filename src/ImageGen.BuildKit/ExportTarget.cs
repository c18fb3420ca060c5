using ImageGen.BuildKit.FileSync.Receiving;

namespace ImageGen.BuildKit;

/// <summary>The destination of a build's result on this machine.</summary>
public sealed class ExportTarget
{
    private ExportTarget()
    {
    }

    /// <summary>The full path of the folder of a <c>local</c> result; <see langword="null"/> for a stream.</summary>
    public string? Directory { get; private init; }

    /// <summary>How many files and folders of the result came without the setuid and setgid bits that they had in the image.</summary>
    public int DroppedPrivileges => Rights.Dropped;

    /// <summary>Which privileges files of the result may have.</summary>
    internal OutputRights Rights { get; private init; } = new(keepsPrivileges: false);

    /// <summary>The folder that finally contains the result, if it is known.</summary>
    internal string? WrittenFolder { get; private init; }

    /// <summary>Opens the stream for an archive. It receives the result's metadata from the daemon.</summary>
    internal Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<Stream>>? OpenAsync { get; private init; }

    /// <summary>
    /// Writes the files of a <c>local</c> result into a folder, which is created if it is missing. Existing files stay unless the result
    /// overwrites them. The current user owns everything. The folder is never sent as part of a context of the same build.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="keepPrivileges">
    /// Whether devices are created, and setuid and setgid bits kept. Default: a device fails the build, and the bits are removed. Both
    /// give the author of the image rights on this machine; if this program runs as root, all rights.
    /// </param>
    public static ExportTarget ToDirectory(string path, bool keepPrivileges = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        return new ExportTarget { Directory = full, WrittenFolder = full, Rights = new OutputRights(keepPrivileges) };
    }

    /// <summary>Writes the archive of a <c>tar</c>, <c>oci</c> or <c>docker</c> result to a stream, and closes the stream at the end.</summary>
    /// <param name="open">Opens the stream when the daemon is ready to send. It receives the result's metadata (<c>containerimage.digest</c> and the like; empty from older daemons).</param>
    /// <param name="writtenFolder">The folder that the archive is later unpacked into. It is never sent as part of a context of the same build. Default: none.</param>
    public static ExportTarget ToStream(Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<Stream>> open, string? writtenFolder = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new ExportTarget { OpenAsync = open, WrittenFolder = writtenFolder };
    }
}
