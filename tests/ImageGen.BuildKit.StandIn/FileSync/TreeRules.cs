using System.Text;
using ImageGen.BuildKit.StandIn.Protocol;

namespace ImageGen.BuildKit.StandIn.FileSync;

/// <summary>What fsutil demands of the entries of a tree: validator.go and hardlinks.go.</summary>
internal sealed class TreeRules
{
    private readonly List<(string Directory, byte[] Last)> _parents = [("", [])];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <exception cref="FileSyncException">The daemon would refuse this entry.</exception>
    public void Check(Stat stat)
    {
        CheckPath(stat.Path);
        CheckOrder(stat);
        CheckLink(stat);
    }

    private static void CheckPath(string path)
    {
        Refuse(path.StartsWith('/'), $"absolute path {path}: invalid argument");
        Refuse(path == ".." || path.StartsWith("../", StringComparison.Ordinal), $"escape check {path}: invalid argument");
        Refuse(path.Length == 0 || path.Split('/').Any(part => part is "" or "." or ".."), $"unclean path {path}: invalid argument");
    }

    private void CheckOrder(Stat stat)
    {
        var slash = stat.Path.LastIndexOf('/');
        var directory = slash < 0 ? "" : stat.Path[..slash];
        var name = Encoding.UTF8.GetBytes(stat.Path[(slash + 1)..]);
        while (_parents.Count > 1 && Compare(_parents[^1].Directory, directory) > 0)
        {
            _parents.RemoveAt(_parents.Count - 1);
        }

        // A directory that is beside the wanted one is left too.
        while (_parents.Count > 1 && _parents[^1].Directory != directory && !directory.StartsWith(_parents[^1].Directory + "/", StringComparison.Ordinal))
        {
            _parents.RemoveAt(_parents.Count - 1);
        }

        var (parent, last) = _parents[^1];
        Refuse(parent != directory || last.AsSpan().SequenceCompareTo(name) >= 0, $"changes out of order: \"{stat.Path}\" \"{parent}/{Encoding.UTF8.GetString(last)}\"");
        _parents[^1] = (parent, name);
        if (stat.IsDirectory())
        {
            _parents.Add((stat.Path, []));
        }
    }

    private void CheckLink(Stat stat)
    {
        if (stat.IsDirectory() || stat.IsSymlink())
        {
            return;
        }

        if (stat.Linkname.Length > 0)
        {
            Refuse(!_files.Contains(stat.Linkname), $"invalid link {stat.Path} to unknown path: \"{stat.Linkname}\"");
        }
        else
        {
            _ = _files.Add(stat.Path);
        }
    }

    /// <summary>Byte by byte, with '/' before everything.</summary>
    private static int Compare(string one, string other)
    {
        var (left, right) = (Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
        for (var at = 0; at < Math.Min(left.Length, right.Length); at++)
        {
            if (left[at] != right[at])
            {
                return (right[at] != '/' && left[at] < right[at]) || left[at] == '/' ? -1 : 1;
            }
        }

        return left.Length - right.Length;
    }

    private static void Refuse(bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new FileSyncException(message);
        }
    }
}
