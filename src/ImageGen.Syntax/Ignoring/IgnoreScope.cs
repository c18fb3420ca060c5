using ImageGen.Ignoring;

namespace ImageGen;

/// <summary>
/// A directory on a walk through a context, with what its ignore file says of it. Handed down from directory to directory, so that each
/// path is judged once and never its parents again. Immutable and safe to share.
/// </summary>
public sealed class IgnoreScope
{
    private readonly IgnoreRules _rules;
    private readonly GlobReadings _readings;
    private readonly bool[] _matched = [];

    /// <summary>A path that begins with this directory, and how long the directory is: the text of a directory is made only where it is asked for.</summary>
    private readonly string _path;
    private readonly int _length;
    private readonly bool _isRoot;

    internal IgnoreScope(IgnoreRules rules)
    {
        _rules = rules;
        _readings = rules.Root;
        _path = "";
        _isRoot = true;
        MayContainIncluded = true;
        MayContainIgnored = true;
    }

    private IgnoreScope(IgnoreScope parent, string path, int length, bool isChild)
    {
        _rules = parent._rules;
        _path = path;
        _length = length;
        _matched = _rules.Count == 0 ? [] : new bool[_rules.Count];
        var directory = path.AsSpan(0, length);
        var (before, start) = isChild ? parent.Below() : (_rules.Root, 0);
        IsIgnored = _rules.Ignores(directory, start, before, parent._matched, _matched);
        _readings = before.Below(path, start, length);
        MayContainIncluded = !IsIgnored || _rules.Enters(directory, _readings, _matched);
        MayContainIgnored = IsIgnored || _rules.MayIgnoreBeneath(directory, _readings, _matched);
    }

    /// <summary>The directory, relative to the context with <c>/</c>; empty for the context's root.</summary>
    public string Directory => _length == _path.Length ? _path : _path.Substring(0, _length);

    /// <summary>Whether the directory itself is ignored; what it holds may be sent all the same.</summary>
    public bool IsIgnored { get; }

    /// <summary>Whether a walk must enter the directory; otherwise everything inside is ignored.</summary>
    public bool MayContainIncluded { get; }

    /// <summary>
    /// Whether the directory is ignored, or something in it may be. BuildKit's client also uses patterns the other way round, for the only
    /// paths that are sent: then this tells whether a walk must enter the directory.
    /// </summary>
    public bool MayContainIgnored { get; }

    /// <summary>Whether something in this directory that is not a directory itself is ignored.</summary>
    /// <param name="path">Its path, relative to the context with <c>/</c>: this directory, <c>/</c> and a name.</param>
    public bool Ignores(string path) => Ignores(path, IsChild(path));

    /// <summary>The scope of a directory in this directory.</summary>
    /// <param name="directory">Its path, relative to the context with <c>/</c>: this directory, <c>/</c> and a name.</param>
    public IgnoreScope Enter(string directory) => new(this, directory, directory.Length, IsChild(directory));

    /// <summary>The scope of a directory, which is as much of a path that begins with this directory.</summary>
    internal IgnoreScope Enter(string path, int length) => new(this, path, length, isChild: true);

    /// <summary>Whether a path is ignored; of one that <paramref name="isChild"/> in this directory, only the name is read.</summary>
    internal bool Ignores(string path, bool isChild)
    {
        var (before, start) = isChild ? Below() : (_rules.Root, 0);
        return _rules.Ignores(path.AsSpan(), start, before, _matched, default);
    }

    /// <summary>Where the globs stand in this directory, and where the names in it begin.</summary>
    private (GlobReadings Readings, int Start) Below() => (_readings, _isRoot ? 0 : _length + 1);

    /// <summary>Whether a path begins with this directory, as is asked for; any other one is read as a whole.</summary>
    private bool IsChild(string path) =>
        _isRoot || (path.Length > _length && path[_length] == '/' && path.AsSpan().StartsWith(_path.AsSpan(0, _length)));
}
