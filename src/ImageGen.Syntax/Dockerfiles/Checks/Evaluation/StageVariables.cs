namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// The variables at a place in a stage. Stages inherit those of their base, so changes can be taken back: the walk goes down a tree of
/// stages with one table, and nothing is copied.
/// </summary>
internal sealed class StageVariables
{
    /// <summary>How many characters all values may have. A file in which each doubles the one before asks for more, and then its values are unknown.</summary>
    private const int MaxValueLength = 16 * 1024 * 1024;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Stack<Change> _changes = new();
    private int _valued;

    /// <summary>How much the values may add to all texts in which they are used.</summary>
    public ExpansionBudget Budget { get; } = new();

    /// <summary>The names that have a value.</summary>
    public IEnumerable<string> Names => _entries.Where(entry => entry.Value.IsSet).Select(entry => entry.Key);

    /// <summary>A place to return to.</summary>
    public int Mark => _changes.Count;

    /// <summary>The value and whether it is certain; <see langword="null"/> where the name has none.</summary>
    public (string Value, bool IsCertain)? Value(string name) =>
        _entries.TryGetValue(name, out var entry) && entry.IsSet ? (entry.Value ?? "", entry.Value is not null) : null;

    /// <summary>Whether an <c>ARG</c> declares the name, though it may have no value.</summary>
    public bool IsDeclared(string name) => _entries.TryGetValue(name, out var entry) && entry.IsDeclared;

    /// <summary>Sets a value; <see langword="null"/> for one that is not known here.</summary>
    public void Set(string name, string? value)
    {
        _valued += value?.Length ?? 0;
        Replace(name, new Entry(true, _valued > MaxValueLength ? null : value, IsDeclared(name)));
    }

    public void Declare(string name) =>
        Replace(name, _entries.TryGetValue(name, out var entry) ? entry with { IsDeclared = true } : new Entry(false, null, true));

    public void Return(int mark)
    {
        while (_changes.Count > mark)
        {
            var (name, before) = _changes.Pop();
            if (before is null)
            {
                _ = _entries.Remove(name);
            }
            else
            {
                _entries[name] = before;
            }
        }
    }

    private void Replace(string name, Entry entry)
    {
        _changes.Push(new Change(name, _entries.TryGetValue(name, out var before) ? before : null));
        _entries[name] = entry;
    }

    private sealed record Entry(bool IsSet, string? Value, bool IsDeclared);

    /// <summary>A name, and what stood under it before it was changed.</summary>
    private sealed record Change(string Name, Entry? Before);
}
