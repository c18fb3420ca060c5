namespace ImageGen.Dockerfiles;

/// <summary>The variables that a stage sees: its own over those of the stage that it is built on.</summary>
internal sealed class VariableScope
{
    /// <summary>How many stages are looked through one after the other; beyond, a stage takes a copy, so that a look-up stays short.</summary>
    private const int MaxDepth = 64;
    private readonly Dictionary<string, VariableValue> _own = new(StringComparer.Ordinal);
    private readonly VariableScope? _base;
    private readonly VariableValue _missing;
    private readonly int _depth;

    private VariableScope(VariableScope? parent, VariableValue missing)
    {
        _missing = missing;
        if (parent?._depth < MaxDepth)
        {
            _base = parent;
            _depth = parent._depth + 1;
        }

        for (var scope = parent?._depth == MaxDepth ? parent : null; scope is not null; scope = scope._base)
        {
            foreach (var variable in scope._own)
            {
                _own[variable.Key] = _own.TryGetValue(variable.Key, out var nearer) ? nearer : variable.Value;
            }
        }
    }

    /// <summary>No variable is set.</summary>
    public static VariableScope Empty() => new(null, VariableValue.Unset);

    /// <summary>Any variable may be set: those of an image that nobody has looked at.</summary>
    public static VariableScope Open() => new(null, VariableValue.Unknown);

    /// <summary>All variables of this scope, to which more are added.</summary>
    public VariableScope Inherit() => new(this, _missing);

    public VariableValue this[string name]
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope._base)
            {
                if (scope._own.TryGetValue(name, out var value))
                {
                    return value;
                }
            }

            return _missing;
        }
        set => _own[name] = value;
    }
}
