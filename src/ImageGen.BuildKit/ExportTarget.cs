using ImageGen.BuildKit.FileSync.Receiving;

namespace ImageGen.BuildKit;

/// <summary>A place on this machine for a build's result.</summary>
public sealed class ExportTarget
{
    private ExportTarget()
    {
    }

    /// <summary>The full path of the folder of a <c>local</c> result; <see langword="null"/> for a stream.</summary>
    public string? Directory { get; private init; }

    /// <summary>How many files and folders of the result came without the setuid and setgid bits that they had in the image.</summary>
    public int DroppedPrivileges => Rights.Dropped;

    /// <summary>What the result may bring into the folder.</summary>
    internal OutputRights Rights { get; private init; } = new(keepsPrivileges: false);

    /// <summary>The folder that the result ends up in, where that is known.</summary>
    internal string? WrittenFolder { get; private init; }

    /// <summary>What opens the file of an archive, by what the daemon says of it.</summary>
    internal Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<Stream>>? OpenAsync { get; private init; }

    /// <summary>
    /// Writes the files of a <c>local</c> result into a folder, which is made where it is missing. Files that are there already stay, or are
    /// overwritten. Everything belongs to this user. The folder is not sent as part of a context of the same build.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="keepPrivileges">
    /// Whether devices are made, and setuid and setgid bits kept. Default: a device ends the build, and the bits are removed. Both give
    /// whoever wrote the image rights on this machine, all of them where this program runs as root.
    /// </param>
    public static ExportTarget ToDirectory(string path, bool keepPrivileges = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        return new ExportTarget { Directory = full, WrittenFolder = full, Rights = new OutputRights(keepPrivileges) };
    }

    /// <summary>Writes the archive of a <c>tar</c>, <c>oci</c> or <c>docker</c> result into a stream, which is closed at its end.</summary>
    /// <param name="open">Opens the stream, once the daemon is ready to send. It is given what the daemon says of the result (<c>containerimage.digest</c> and the like; nothing from older ones).</param>
    /// <param name="writtenFolder">The folder that the archive is unpacked into afterwards, which is not sent as part of a context of the same build. Default: none.</param>
    public static ExportTarget ToStream(Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<Stream>> open, string? writtenFolder = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new ExportTarget { OpenAsync = open, WrittenFolder = writtenFolder };
    }
}
