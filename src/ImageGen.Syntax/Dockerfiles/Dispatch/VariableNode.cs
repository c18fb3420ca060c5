namespace ImageGen.Dockerfiles;

/// <summary>A node in the tree of a <see cref="VariableScope"/>. It contains further nodes, or values at the lowest level.</summary>
internal sealed class VariableNode
{
    public const int Bits = 3;
    private readonly object?[] _slots;
    private readonly object _owner;

    public VariableNode(object owner)
        : this(owner, new object?[1 << Bits])
    {
    }

    private VariableNode(object owner, object?[] slots)
    {
        _owner = owner;
        _slots = slots;
    }

    public object? this[int index]
    {
        get => _slots[index];
        set => _slots[index] = value;
    }

    /// <summary>Returns the slot of a number at a level, counted from the lowest.</summary>
    public static int IndexOf(int number, int level) => (number >> (Bits * level)) & ((1 << Bits) - 1);

    /// <summary>Returns a node that its owner may change: the node itself, a copy, or a new one.</summary>
    public static VariableNode Own(VariableNode? node, object owner) =>
        node is null ? new VariableNode(owner)
        : ReferenceEquals(node._owner, owner) ? node
        : new VariableNode(owner, (object?[])node._slots.Clone());
}
