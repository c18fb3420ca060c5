using ImageGen.Ignoring;

namespace ImageGen;

/// <summary>
/// A directory on a walk through a context, with what its ignore file says of it. Handed down from directory to directory, so that each
/// path is judged once and never its parents again. Immutable and safe to share.
/// </summary>
public sealed class IgnoreScope
{
    private readonly IgnoreRules _rules;
    private readonly bool[] _matched = [];

    internal IgnoreScope(IgnoreRules rules)
    {
        _rules = rules;
        Directory = "";
        MayContainIncluded = true;
        MayContainIgnored = true;
    }

    private IgnoreScope(IgnoreScope parent, string directory)
    {
        _rules = parent._rules;
        Directory = directory;
        _matched = _rules.Count == 0 ? [] : new bool[_rules.Count];
        IsIgnored = _rules.Ignores(directory, parent._matched, _matched);
        MayContainIncluded = !IsIgnored || _rules.Enters(directory, _matched);
        MayContainIgnored = IsIgnored || _rules.MayIgnoreBeneath(directory, _matched);
    }

    /// <summary>The directory, relative to the context with <c>/</c>; empty for the context's root.</summary>
    public string Directory { get; }

    /// <summary>Whether the directory itself is ignored; what it holds may be sent all the same.</summary>
    public bool IsIgnored { get; }

    /// <summary>Whether a walk must enter the directory; otherwise everything inside is ignored.</summary>
    public bool MayContainIncluded { get; }

    /// <summary>
    /// Whether the directory is ignored, or something in it may be. BuildKit's client also uses patterns the other way round, for the only
    /// paths that are sent: then this tells whether a walk must enter the directory.
    /// </summary>
    internal bool MayContainIgnored { get; }

    /// <summary>Whether something in this directory that is not a directory itself is ignored.</summary>
    /// <param name="path">Its path, relative to the context with <c>/</c>: this directory, <c>/</c> and a name.</param>
    public bool Ignores(string path) => _rules.Ignores(path, _matched, default);

    /// <summary>The scope of a directory in this directory.</summary>
    /// <param name="directory">Its path, relative to the context with <c>/</c>: this directory, <c>/</c> and a name.</param>
    public IgnoreScope Enter(string directory) => new(this, directory);
}
