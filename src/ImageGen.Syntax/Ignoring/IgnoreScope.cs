using ImageGen.Ignoring;

namespace ImageGen;

/// <summary>
/// A directory in a walk through a context, with the result of its ignore file. Passing it from directory to directory evaluates each path once, and
/// its parents never again. Immutable, and can be shared.
/// </summary>
public sealed class IgnoreScope
{
    private readonly IgnoreRules _rules;
    private readonly GlobReadings _readings;
    private readonly bool[] _matched = [];

    /// <summary>A path that starts with this directory. The text of the directory itself is only created if it is needed.</summary>
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

    /// <summary>The directory, relative to the context with <c>/</c>; empty for the root of the context.</summary>
    public string Directory => _length == _path.Length ? _path : _path.Substring(0, _length);

    /// <summary>Whether the directory itself is ignored. Its content may still be sent.</summary>
    public bool IsIgnored { get; }

    /// <summary>Whether a walk must enter the directory. If not, everything inside it is ignored.</summary>
    public bool MayContainIncluded { get; }

    /// <summary>
    /// Whether the directory is ignored, or something inside it may be. BuildKit's client also uses patterns that select the only paths to send. This
    /// property then decides whether a walk must enter the directory.
    /// </summary>
    public bool MayContainIgnored { get; }

    /// <summary>Whether an entry of this directory is ignored. For a directory, use <see cref="Enter(string)"/>.</summary>
    /// <param name="path">Its path, relative to the context with <c>/</c>: this directory, <c>/</c> and a name.</param>
    public bool Ignores(string path) => Ignores(path, IsChild(path));

    /// <summary>Returns the scope of a directory inside this directory.</summary>
    /// <param name="directory">Its path, relative to the context with <c>/</c>: this directory, <c>/</c> and a name.</param>
    public IgnoreScope Enter(string directory) => new(this, directory, directory.Length, IsChild(directory));

    /// <summary>Returns the scope of a directory, given as the start of a path inside this directory.</summary>
    internal IgnoreScope Enter(string path, int length) => new(this, path, length, isChild: true);

    /// <summary>Whether a path is ignored. If <paramref name="isChild"/> is set, the path is in this directory, and only its name is read.</summary>
    internal bool Ignores(string path, bool isChild)
    {
        var (before, start) = isChild ? Below() : (_rules.Root, 0);
        return _rules.Ignores(path.AsSpan(), start, before, _matched, default);
    }

    /// <summary>The readings of the globs in this directory, and the index at which the names in it start.</summary>
    private (GlobReadings Readings, int Start) Below() => (_readings, _isRoot ? 0 : _length + 1);

    /// <summary>Whether a path starts with this directory, as it should. Any other path is read from its start.</summary>
    private bool IsChild(string path) =>
        _isRoot || (path.Length > _length && path[_length] == '/' && path.AsSpan().StartsWith(_path.AsSpan(0, _length)));
}
