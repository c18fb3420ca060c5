namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>
/// A finite automaton that accepts all texts of a grammar and some more, because it does not count. It also reads texts with unknown parts:
/// if it refuses such a text, no value of the parts makes the text valid.
/// </summary>
internal sealed class TextAutomaton
{
    /// <summary>The set with only the first state. A set of states is a bit mask.</summary>
    private const uint Start = 1;

    private readonly (int From, Func<char, bool> On, int To)[] _edges;
    private readonly uint _accepting;

    /// <param name="accepting">The states in which a text can end.</param>
    /// <param name="edges">The transitions: from a state, on a character, to a state. The first state is 0.</param>
    public TextAutomaton(int[] accepting, params (int From, Func<char, bool> On, int To)[] edges)
    {
        _edges = edges;
        _accepting = accepting.Aggregate(0u, static (states, state) => states | (1u << state));
    }

    /// <summary>Finds the place that is invalid for all values of the unknown parts: a part and the index in it. The index is the end of the part if the text cannot end there.</summary>
    public (int Part, int Position)? FindImpossible(IReadOnlyList<TextPart> parts)
    {
        var states = Start;
        for (var part = 0; part < parts.Count; part++)
        {
            if (parts[part].Constant is not { } constant)
            {
                states = AfterAnything(states);
                continue;
            }

            for (var position = 0; position < constant.Length; position++)
            {
                states = After(states, constant[position]);
                if (states == 0)
                {
                    return (part, position);
                }
            }
        }

        return (states & _accepting) != 0 ? null : (parts.Count - 1, parts[parts.Count - 1].Constant?.Length ?? 0);
    }

    private uint After(uint states, char character)
    {
        var next = 0u;
        foreach (var (from, on, to) in _edges)
        {
            if ((states & (1u << from)) != 0 && on(character))
            {
                next |= 1u << to;
            }
        }

        return next;
    }

    /// <summary>Returns the states that any text can lead to, including the empty text.</summary>
    private uint AfterAnything(uint states)
    {
        uint before;
        do
        {
            before = states;
            foreach (var (from, _, to) in _edges)
            {
                if ((states & (1u << from)) != 0)
                {
                    states |= 1u << to;
                }
            }
        }
        while (states != before);

        return states;
    }
}
