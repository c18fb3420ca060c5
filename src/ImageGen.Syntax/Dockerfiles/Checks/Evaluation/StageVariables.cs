namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// The variables at a step of a stage. Stages inherit those of their base, so changes can be undone. The walk through the tree of stages uses a
/// single table, and copies nothing.
/// </summary>
internal sealed class StageVariables
{
    /// <summary>
    /// The maximum number of characters of all values. A file in which each value doubles the one before exceeds it; further values are then unknown.
    /// </summary>
    private const int MaxValueLength = 16 * 1024 * 1024;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Stack<Change> _changes = new();
    private int _valued;

    /// <summary>The number of characters that the values may add to all texts.</summary>
    public ExpansionBudget Budget { get; } = new();

    /// <summary>The variables with a value.</summary>
    public IEnumerable<string> Names => _entries.Where(entry => entry.Value.IsSet).Select(entry => entry.Key);

    /// <summary>A state to which <see cref="Return"/> can reset.</summary>
    public int Mark => _changes.Count;

    /// <summary>Returns the value and whether it is certain; <see langword="null"/> if the variable has no value.</summary>
    public (string Value, bool IsCertain)? Value(string name) =>
        _entries.TryGetValue(name, out var entry) && entry.IsSet ? (entry.Value ?? "", entry.Value is not null) : null;

    /// <summary>Whether an <c>ARG</c> declares the variable, even without a value.</summary>
    public bool IsDeclared(string name) => _entries.TryGetValue(name, out var entry) && entry.IsDeclared;

    /// <summary>Sets a value; <see langword="null"/> for an unknown value.</summary>
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

    /// <summary>A variable, and its entry before the change.</summary>
    private sealed record Change(string Name, Entry? Before);
}
