using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>
/// The folder that a result is written into. Existing files stay unless the result overwrites them. The current user owns everything, even if
/// another user is the owner in the image. <see cref="ReceivedPaths"/> has checked the paths. On disk, each path is reached through real folders only, never
/// through a link, even if somebody replaces a folder meanwhile. Not thread-safe.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private const UnixFileMode OwnerAccess = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root;
    private readonly OutputRights _rights;
    private readonly FolderChain _folders;
    private readonly Stack<Stat> _directories = new();
    private readonly List<Stat> _hardLinks = [];

    /// <exception cref="BuildOutputException">The folder cannot be created.</exception>
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
        $"An entry of the build's result is not allowed: '{path}' is not written, because {reason}. The folder is incomplete. Use a daemon and base images that you trust; export the result as a tar archive to see its content.");

    /// <summary>Sets the permissions and the time of a file.</summary>
    public void SetMetadata(SafeFileHandle file, Stat stat)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, _rights.ModeOf(stat));
        }

        File.SetLastWriteTimeUtc(file, EntryStatus.ToDateTime(stat.ModTime));
    }

    /// <summary>Creates a folder, or uses the existing one. Its permissions are set last, because they may forbid writing into it.</summary>
    public void AddDirectory(Stat stat) => Try(stat.Path, () =>
    {
        var parent = _folders.EnterParent(stat.Path, out var name);
        var existing = parent.FindStatus(name);
        if (existing is { Kind: not EntryKind.Directory })
        {
            // The folder's content must not be written to the target of a link.
            parent.Delete(name);
            existing = null;
        }

        if (existing is null)
        {
            parent.CreateFolder(name);
        }

        _folders.Enter(stat.Path).SetMode((UnixFileMode)(existing?.Mode ?? 0) | OwnerAccess);
        _directories.Push(stat);
    });

    /// <summary>Creates a symbolic link. Its target does not matter, because nothing is written through it.</summary>
    public void AddLink(Stat stat) => CreateEntry(stat.Path, (folder, partial) =>
    {
        folder.CreateLink(partial, stat.Linkname);
        folder.SetModified(partial, stat.ModTime);
    });

    /// <summary>Adds a hard link, which is created after all files are complete.</summary>
    public void AddHardLink(Stat stat) => _hardLinks.Add(stat);

    /// <summary>Creates a FIFO or, if the build allows it, a device.</summary>
    public void AddSpecial(Stat stat)
    {
        var kind = GoFileMode.GetKind(stat.Mode);
        if (kind != EntryKind.Fifo)
        {
            _rights.RequireDevices(stat.Path);
        }

        CreateEntry(stat.Path, (folder, partial) =>
        {
            folder.CreateSpecial(partial, new SpecialFile(kind, _rights.ModeOf(stat), (uint)stat.Devmajor, (uint)stat.Devminor));
            folder.SetModified(partial, stat.ModTime);
        });
    }

    /// <summary>Creates the hard links, and sets the permissions and times of the folders, the innermost first.</summary>
    public void Complete()
    {
        if (_hardLinks.Count > 0)
        {
            Try(_hardLinks[0].Path, CreateHardLinks);
        }

        while (_directories.TryPop(out var stat))
        {
            Try(stat.Path, () =>
            {
                var folder = _folders.Enter(stat.Path);
                folder.SetModified(stat.ModTime);
                folder.SetMode(_rights.ModeOf(stat));
            });
        }
    }

    /// <summary>Creates a file in the folder of its destination, under an unused name.</summary>
    public SafeFileHandle Create(string path, string partial) => _folders.EnterParent(path, out _).CreateFile(partial);

    /// <summary>Moves a complete file to its final name.</summary>
    public void Commit(string partial, string path)
    {
        var folder = _folders.EnterParent(path, out var name);
        if (folder.FindStatus(name) is { Kind: EntryKind.Directory })
        {
            throw new IOException("A folder with this name exists and is not replaced; remove it.");
        }

        folder.Rename(partial, name);
    }

    /// <summary>Removes an incomplete file.</summary>
    public void Remove(string partial, string path)
    {
        try
        {
            _folders.EnterParent(path, out _).Delete(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The transfer has already failed and reports why; the folder is missing or was replaced.
        }
    }

    /// <summary>Creates an unused file name.</summary>
    public static string NewPartialName() => $".imagegen-{Guid.NewGuid():N}";

    /// <exception cref="BuildOutputException">The action failed with an error of the file system.</exception>
    public void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (ReplacedEntryException e)
        {
            throw new BuildOutputException($"'{path}' of the build's result cannot be written to '{_root}': a folder of its path was replaced meanwhile. {e.Message} Stop the process that replaces it, or use another folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            throw new BuildOutputException($"'{path}' of the build's result cannot be written to '{_root}': {e.Message.TrimEnd('.')}.{(path == "." ? "" : " The folder is incomplete.")} Check the free space and the permissions of the folder, or use another one.", e);
        }
    }

    public void Dispose() => _folders.Dispose();

    private void CreateHardLinks()
    {
        // Two chains, because the file and its new name may be in different folders.
        using var sources = new FolderChain(FolderHandle.Open(_folders.Root.ListingPath));
        foreach (var stat in _hardLinks)
        {
            CreateEntry(stat.Path, (folder, partial) =>
            {
                var source = sources.EnterParent(stat.Linkname, out var name);
                folder.CreateHardLink(partial, source, name);
                if (folder.GetStatus(partial).Kind != EntryKind.File)
                {
                    throw new ReplacedEntryException($"'{stat.Linkname}' was replaced after it had been received.");
                }
            });
        }
    }

    private void CreateEntry(string path, Action<FolderHandle, string> create) => Try(path, () =>
    {
        var partial = NewPartialName();
        var folder = _folders.EnterParent(path, out _);
        try
        {
            create(folder, partial);
            Commit(partial, path);
        }
        finally
        {
            // Does nothing if the file was moved to its final name.
            Remove(partial, path);
        }
    });
}
