using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>
/// The folder that a result is written into. What is there already stays, unless something of the same path comes. The owner is this
/// user, whoever it was in the image. Paths have been judged by <see cref="ReceivedPaths"/>.
/// </summary>
internal sealed class OutputFolder
{
    private const UnixFileMode OwnersRights = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root;
    private readonly Stack<FileStat> _directories = new();
    private readonly List<FileStat> _otherNames = [];

    /// <exception cref="BuildOutputException">The folder cannot be made.</exception>
    public OutputFolder(string root)
    {
        _root = root;
        Try(".", () => Directory.CreateDirectory(root));
    }

    public static BuildOutputException Refuse(string path, string reason) => new(
        $"The daemon sends '{path}' as part of the build's result, and it is not written: {reason}. Export the result as a tar archive to see what is in it, and use a daemon that you trust.");

    /// <summary>Gives a file its permissions and its time.</summary>
    public static void Describe(SafeFileHandle file, FileStat stat)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, GoFileMode.ToUnix(stat.Mode));
        }

        File.SetLastWriteTimeUtc(file, EntryStatus.ToDateTime(stat.ModifiedNanoseconds));
    }

    /// <summary>Makes a folder, or takes the one that is there. Its own permissions come last: it may forbid to write into it.</summary>
    public void AddDirectory(FileStat stat) => Try(stat.Path, () =>
    {
        var path = PathOf(stat.Path);
        var there = new FileInfo(path);
        if (there.LinkTarget is not null || there.Exists)
        {
            // Whatever lies in it must not be written to where a link leads.
            there.Delete();
        }

        if (OperatingSystem.IsWindows())
        {
            _ = Directory.CreateDirectory(path);
        }
        else
        {
            _ = Directory.CreateDirectory(path, OwnersRights);
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | OwnersRights);
        }

        _directories.Push(stat);
    });

    /// <summary>Makes a symbolic link. Where it leads to is of no importance: nothing is written through it.</summary>
    public void AddLink(FileStat stat) => Make(stat.Path, partial =>
    {
        _ = File.CreateSymbolicLink(partial, stat.LinkName);
        File.SetLastWriteTimeUtc(partial, EntryStatus.ToDateTime(stat.ModifiedNanoseconds));
    });

    /// <summary>Remembers another name of a file, which comes into being when all files are whole.</summary>
    public void AddOtherName(FileStat stat) => _otherNames.Add(stat);

    /// <summary>Makes a FIFO or a device.</summary>
    public void AddSpecial(FileStat stat) => Make(stat.Path, partial =>
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Windows has no FIFOs and devices of this kind.");
        }

        NodeCalls.Make(partial, stat);
        File.SetUnixFileMode(partial, GoFileMode.ToUnix(stat.Mode));
        File.SetLastWriteTimeUtc(partial, EntryStatus.ToDateTime(stat.ModifiedNanoseconds));
    });

    /// <summary>Makes the other names, and gives the folders their permissions and times, the innermost first.</summary>
    public void Complete()
    {
        foreach (var stat in _otherNames)
        {
            Make(stat.Path, partial => NodeCalls.Link(PathOf(stat.LinkName), partial));
        }

        while (_directories.TryPop(out var stat))
        {
            Try(stat.Path, () =>
            {
                Directory.SetLastWriteTimeUtc(PathOf(stat.Path), EntryStatus.ToDateTime(stat.ModifiedNanoseconds));
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(PathOf(stat.Path), GoFileMode.ToUnix(stat.Mode));
                }
            });
        }
    }

    /// <summary>A name beside the one that is to be written, which nothing has.</summary>
    public string NewPartialPath(string path) => Path.Join(Path.GetDirectoryName(PathOf(path)), $".imagegen-{Guid.NewGuid():N}");

    /// <summary>Puts what is whole into its place.</summary>
    public void Place(string partial, string path)
    {
        if (Directory.Exists(PathOf(path)) && new FileInfo(PathOf(path)).LinkTarget is null)
        {
            throw new IOException("there is a folder of this name, which is not replaced; remove it.");
        }

        NodeCalls.Rename(partial, PathOf(path));
    }

    /// <exception cref="BuildOutputException">The action fails on the disk.</exception>
    public void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            throw new BuildOutputException($"'{path}' of the build's result cannot be written to '{_root}': {e.Message} Mend it, or name another folder.", e);
        }
    }

    private void Make(string path, Action<string> make) => Try(path, () =>
    {
        var partial = NewPartialPath(path);
        try
        {
            make(partial);
            Place(partial, path);
        }
        finally
        {
            // Gone from here where it found its place.
            File.Delete(partial);
        }
    });

    private string PathOf(string path) => Path.Join(_root, path);
}
