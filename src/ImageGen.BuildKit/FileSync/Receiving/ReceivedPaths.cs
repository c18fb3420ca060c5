using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>
/// Checks the paths that a daemon sends, so that it cannot choose where this machine writes. The parent of each path must have been sent
/// before as a folder, never as a link, up to the root. Entries must be in order (tonistiigi/fsutil, validator.go and hardlinks.go), so
/// none can be sent twice.
/// </summary>
internal sealed class ReceivedPaths
{
    private readonly Stack<(string Directory, string? Last)> _open = new([(string.Empty, null)]);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>Checks the next entry and returns what is wrong with it; <see langword="null"/> if it is valid.</summary>
    public string? Check(Stat stat)
    {
        if (!IsClean(stat.Path))
        {
            return "its path is not a plain path inside the result";
        }

        var slash = stat.Path.LastIndexOf('/');
        var directory = stat.Path[..Math.Max(slash, 0)];
        var name = stat.Path[(slash + 1)..];
        while (_open.Peek().Directory != directory && _open.Count > 1)
        {
            _ = _open.Pop();
        }

        var (parent, last) = _open.Pop();
        if (parent != directory)
        {
            return "its parent was not sent as a folder";
        }

        if (last is not null && Utf8Order.Instance.Compare(last, name) >= 0)
        {
            return "it is out of order";
        }

        _open.Push((parent, name));
        if ((stat.Mode & GoFileMode.Directory) != 0)
        {
            _open.Push((stat.Path, null));
        }

        return CheckLink(stat);
    }

    private static bool IsClean(string path) =>
        path.Length > 0
        && Array.TrueForAll(path.Split('/'), part => part is not ("" or "." or ".."))
        && path.AsSpan().IndexOfAny(OperatingSystem.IsWindows() ? "\0\\:*?\"<>|" : "\0") < 0
        && (!OperatingSystem.IsWindows() || Array.TrueForAll(path.Split('/'), WindowsName.IsPlain));

    private string? CheckLink(Stat stat)
    {
        var type = stat.Mode & GoFileMode.Type;
        if (type == GoFileMode.SymbolicLink)
        {
            return stat.Linkname.Length == 0 || stat.Linkname.Contains('\0', StringComparison.Ordinal) ? "it is a link without a valid target" : null;
        }

        if (type != 0 || stat.Linkname.Length == 0)
        {
            _ = type == 0 && _files.Add(stat.Path);
            return null;
        }

        return _files.Contains(stat.Linkname) ? null : "it is a hard link to a file that was not sent";
    }
}
