using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>
/// The folder that a result is written into. What is there already stays, unless something of the same path comes. The owner is this
/// user, whoever it was in the image. Paths have been judged by <see cref="ReceivedPaths"/>; on disk, each is reached over folders alone,
/// whatever anybody puts in their place meanwhile. Not for two threads.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private const UnixFileMode OwnersRights = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root;
    private readonly OutputRights _rights;
    private readonly FolderChain _folders;
    private readonly Stack<FileStat> _directories = new();
    private readonly List<FileStat> _otherNames = [];

    /// <exception cref="BuildOutputException">The folder cannot be made.</exception>
    public OutputFolder(string root, OutputRights rights)
    {
        _root = root;
        _rights = rights;
        FolderHandle? opened = null;
        Try(".", () =>
        {
            _ = Directory.CreateDirectory(root);
            opened = FolderHandle.Open(root);
        });
        _folders = new FolderChain(opened!);
    }

    public static BuildOutputException Refuse(string path, string reason) => new(
        $"The daemon sent what it must not: '{path}' of the build's result is not written, since {reason}. Use a daemon that you trust; export the result as a tar archive to see what is in it.");

    /// <summary>Gives a file its permissions and its time.</summary>
    public void Describe(SafeFileHandle file, FileStat stat)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, _rights.ModeOf(stat));
        }

        File.SetLastWriteTimeUtc(file, EntryStatus.ToDateTime(stat.ModifiedNanoseconds));
    }

    /// <summary>Makes a folder, or takes the one that is there. Its own permissions come last: it may forbid to write into it.</summary>
    public void AddDirectory(FileStat stat) => Try(stat.Path, () =>
    {
        var parent = _folders.EnterParent(stat.Path, out var name);
        var there = parent.FindStatus(name);
        if (there is { Kind: not EntryKind.Directory })
        {
            // Whatever lies in it must not be written to where a link leads.
            parent.Delete(name);
            there = null;
        }

        if (there is null)
        {
            parent.CreateFolder(name);
        }

        _folders.Enter(stat.Path).SetMode((UnixFileMode)(there?.Mode ?? 0) | OwnersRights);
        _directories.Push(stat);
    });

    /// <summary>Makes a symbolic link. Where it leads to is of no importance: nothing is written through it.</summary>
    public void AddLink(FileStat stat) => Make(stat.Path, (folder, partial) =>
    {
        folder.CreateLink(partial, stat.LinkName);
        folder.SetModified(partial, stat.ModifiedNanoseconds);
    });

    /// <summary>Remembers another name of a file, which comes into being when all files are whole.</summary>
    public void AddOtherName(FileStat stat) => _otherNames.Add(stat);

    /// <summary>Makes a FIFO or, where the build allows it, a device.</summary>
    public void AddSpecial(FileStat stat)
    {
        var kind = GoFileMode.KindOf(stat.Mode);
        if (kind != EntryKind.Fifo)
        {
            _rights.RequireDevices(stat.Path);
        }

        Make(stat.Path, (folder, partial) =>
        {
            folder.CreateSpecial(partial, new SpecialFile(kind, _rights.ModeOf(stat), (uint)stat.DeviceMajor, (uint)stat.DeviceMinor));
            folder.SetModified(partial, stat.ModifiedNanoseconds);
        });
    }

    /// <summary>Makes the other names, and gives the folders their permissions and times, the innermost first.</summary>
    public void Complete()
    {
        if (_otherNames.Count > 0)
        {
            Try(_otherNames[0].Path, MakeOtherNames);
        }

        while (_directories.TryPop(out var stat))
        {
            Try(stat.Path, () =>
            {
                var folder = _folders.Enter(stat.Path);
                folder.SetModified(stat.ModifiedNanoseconds);
                folder.SetMode(_rights.ModeOf(stat));
            });
        }
    }

    /// <summary>Creates a file beside the place that it is for, under a name that nothing has.</summary>
    public SafeFileHandle Create(string path, string partial) => _folders.EnterParent(path, out _).CreateFile(partial);

    /// <summary>Puts what is whole into its place.</summary>
    public void Place(string partial, string path)
    {
        var folder = _folders.EnterParent(path, out var name);
        if (folder.FindStatus(name) is { Kind: EntryKind.Directory })
        {
            throw new IOException("There is a folder of this name, which is not replaced; remove it.");
        }

        folder.Rename(partial, name);
    }

    /// <summary>Removes what did not become whole.</summary>
    public void Remove(string partial, string path)
    {
        try
        {
            _folders.EnterParent(path, out _).Delete(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The transfer has failed already, and says why; its folder is gone or was replaced.
        }
    }

    /// <summary>A name that nothing has.</summary>
    public static string NewPartialName() => $".imagegen-{Guid.NewGuid():N}";

    /// <exception cref="BuildOutputException">The action fails on the disk.</exception>
    public void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (ReplacedEntryException e)
        {
            throw new BuildOutputException($"'{path}' of the build's result cannot be written to '{_root}': a folder on the way to it was replaced meanwhile. {e.Message} Stop what replaces it, or name another folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            throw new BuildOutputException($"'{path}' of the build's result cannot be written to '{_root}': {e.Message} Fix it, or name another folder.", e);
        }
    }

    public void Dispose() => _folders.Dispose();

    private void MakeOtherNames()
    {
        // Two places at once: the file's folder and the new name's.
        using var sources = new FolderChain(FolderHandle.Open(_folders.Root.ListingPath));
        foreach (var stat in _otherNames)
        {
            Make(stat.Path, (folder, partial) =>
            {
                var source = sources.EnterParent(stat.LinkName, out var name);
                folder.CreateHardLink(partial, source, name);
                if (folder.GetStatus(partial).Kind != EntryKind.File)
                {
                    throw new ReplacedEntryException($"'{stat.LinkName}' is not the file any more that was received.");
                }
            });
        }
    }

    private void Make(string path, Action<FolderHandle, string> make) => Try(path, () =>
    {
        var partial = NewPartialName();
        var folder = _folders.EnterParent(path, out _);
        try
        {
            make(folder, partial);
            Place(partial, path);
        }
        finally
        {
            // Gone from here where it found its place.
            Remove(partial, path);
        }
    });
}
