namespace ImageGen.Dockerfiles;

/// <summary>
/// The variables of a stage: its own, and those of its base. The values are in a tree, ordered by the number of their name. A stage copies only the
/// nodes that it changes. Inheriting is therefore free, and a search takes the same few steps for every chain of stages.
/// </summary>
internal sealed class VariableScope
{
    private readonly VariableNames _names;
    private readonly VariableValue _missing;
    private VariableNode? _root;
    private int _levels;

    /// <summary>Identifies the nodes that belong only to this scope, which may be changed in place.</summary>
    private object _owner = new();

    private VariableScope(VariableNames names, VariableValue missing)
    {
        _names = names;
        _missing = missing;
    }

    /// <summary>Creates a scope without variables.</summary>
    public static VariableScope Empty() => new(new VariableNames(), VariableValue.Unset);

    /// <summary>Creates a scope in which any variable may be set, because the image is unknown.</summary>
    public static VariableScope Open() => new(new VariableNames(), VariableValue.Unknown);

    /// <summary>Creates a scope with all variables of this one, to which others can be added.</summary>
    public VariableScope Inherit()
    {
        // From now on, the nodes belong to both scopes.
        _owner = new object();
        return new VariableScope(_names, _missing) { _root = _root, _levels = _levels };
    }

    public VariableValue this[string name]
    {
        get
        {
            var number = _names.Find(name);
            return number < 0 || number >> (VariableNode.Bits * _levels) != 0 || _levels == 0 ? _missing : Find(number) ?? _missing;
        }
        set
        {
            var number = _names.Add(name);
            while (_levels == 0 || number >> (VariableNode.Bits * _levels) != 0)
            {
                var above = new VariableNode(_owner);
                above[0] = _root;
                _root = above;
                _levels++;
            }

            Set(number, value);
        }
    }

    private VariableValue? Find(int number)
    {
        var node = _root;
        for (var level = _levels - 1; level > 0 && node is not null; level--)
        {
            node = (VariableNode?)node[VariableNode.IndexOf(number, level)];
        }

        return (VariableValue?)node?[VariableNode.IndexOf(number, 0)];
    }

    private void Set(int number, VariableValue value)
    {
        var node = _root = VariableNode.Own(_root, _owner);
        for (var level = _levels - 1; level > 0; level--)
        {
            var index = VariableNode.IndexOf(number, level);
            var below = VariableNode.Own((VariableNode?)node[index], _owner);
            node[index] = below;
            node = below;
        }

        node[VariableNode.IndexOf(number, 0)] = value;
    }
}
