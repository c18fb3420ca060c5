namespace ImageGen.Dockerfiles;

/// <summary>
/// The variables that a stage sees: its own over those of the stage that it is built on. The values stand in a tree by the number of their name,
/// of which a stage changes a copy of the few nodes on the way: to inherit costs nothing, and a look-up takes the same few steps however
/// many stages are built on each other.
/// </summary>
internal sealed class VariableScope
{
    private readonly VariableNames _names;
    private readonly VariableValue _missing;
    private VariableNode? _root;
    private int _levels;

    /// <summary>Marks the nodes that are this scope's alone, and may be changed in place.</summary>
    private object _owner = new();

    private VariableScope(VariableNames names, VariableValue missing)
    {
        _names = names;
        _missing = missing;
    }

    /// <summary>No variable is set.</summary>
    public static VariableScope Empty() => new(new VariableNames(), VariableValue.Unset);

    /// <summary>Any variable may be set: those of an image that nobody has looked at.</summary>
    public static VariableScope Open() => new(new VariableNames(), VariableValue.Unknown);

    /// <summary>All variables of this scope, to which more are added.</summary>
    public VariableScope Inherit()
    {
        // From here on the nodes belong to both.
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
