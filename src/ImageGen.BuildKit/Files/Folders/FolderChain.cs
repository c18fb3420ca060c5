namespace ImageGen.BuildKit.Files.Folders;

/// <summary>
/// The open folders from a root to the current folder. The next folder is usually close to the last one, so few folders are opened for each
/// path. No folder is reached through a link. Not thread-safe.
/// </summary>
internal sealed class FolderChain : IDisposable
{
    /// <summary>The maximum number of open folders: by default a process may open 1,024 files, and a tree may be deeper.</summary>
    private const int MaxOpen = 128;

    private readonly List<FolderHandle> _open;
    private readonly List<int> _lengths = [0];
    private char[] _path = new char[256];

    /// <param name="root">The root. It is disposed with the chain.</param>
    public FolderChain(FolderHandle root) => _open = [root];

    public FolderHandle Root => _open[0];

    private int Length => _lengths[^1];

    /// <summary>Opens the folder of a path below the root. It is valid until the next call.</summary>
    /// <param name="path">The path with <c>/</c>; empty for the root.</param>
    /// <exception cref="ReplacedEntryException">A part of the path is a link or a file.</exception>
    /// <exception cref="IOException">A part of the path is missing, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public FolderHandle Enter(ReadOnlySpan<char> path)
    {
        while (!IsAncestorOf(path))
        {
            _open[^1].Dispose();
            _open.RemoveAt(_open.Count - 1);
            _lengths.RemoveAt(_lengths.Count - 1);
        }

        while (Length < path.Length)
        {
            var start = Length == 0 ? 0 : Length + 1;
            var end = path[start..].IndexOf('/') is >= 0 and var slash ? start + slash : path.Length;
            Push(_open[^1].OpenFolder(path[start..end]), path[..end]);
        }

        return _open[^1];
    }

    /// <summary>Opens the parent folder of a path, and gets the path's last name.</summary>
    /// <exception cref="ReplacedEntryException">A part of the folder's path is a link or a file.</exception>
    /// <exception cref="IOException">A part of the folder's path is missing, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public FolderHandle EnterParent(string path, out ReadOnlySpan<char> name)
    {
        var slash = path.LastIndexOf('/');
        name = path.AsSpan(slash + 1);
        return Enter(path.AsSpan(0, Math.Max(slash, 0)));
    }

    public void Dispose()
    {
        foreach (var folder in _open)
        {
            folder.Dispose();
        }
    }

    private bool IsAncestorOf(ReadOnlySpan<char> path)
    {
        var length = Length;
        return length == 0
            || (path.Length >= length && (path.Length == length || path[length] == '/') && path[..length].SequenceEqual(_path.AsSpan(0, length)));
    }

    private void Push(FolderHandle folder, ReadOnlySpan<char> path)
    {
        if (path.Length > _path.Length)
        {
            Array.Resize(ref _path, path.Length * 2);
        }

        path.CopyTo(_path);
        if (_open.Count < MaxOpen)
        {
            _open.Add(folder);
            _lengths.Add(path.Length);
            return;
        }

        _open[^1].Dispose();
        _open[^1] = folder;
        _lengths[^1] = path.Length;
    }
}
