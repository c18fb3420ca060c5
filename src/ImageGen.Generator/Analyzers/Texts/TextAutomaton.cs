namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>
/// A finite automaton that accepts a grammar's language and somewhat more (it counts nothing), and that can be run over a text with unknown pieces:
/// what it refuses, no value of the pieces makes valid.
/// </summary>
internal sealed class TextAutomaton
{
    /// <summary>The set with the first state alone. Sets of states are bits.</summary>
    private const uint Start = 1;

    private readonly (int From, Func<char, bool> On, int To)[] _edges;
    private readonly uint _accepting;

    /// <param name="accepting">The states in which a text may end.</param>
    /// <param name="edges">From a state, on a character, to a state. The first state is 0.</param>
    public TextAutomaton(int[] accepting, params (int From, Func<char, bool> On, int To)[] edges)
    {
        _edges = edges;
        _accepting = accepting.Aggregate(0u, static (states, state) => states | (1u << state));
    }

    /// <summary>Where no value of the unknown pieces can make the text valid: a piece, and the place in it, which is its end where something must follow.</summary>
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

    /// <summary>The states that any text, the empty one too, can lead to.</summary>
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
