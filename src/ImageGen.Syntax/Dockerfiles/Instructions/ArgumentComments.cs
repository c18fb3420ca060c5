namespace ImageGen.Dockerfiles;

/// <summary>
/// Assigns the lines of the comment above an <c>ARG</c> to its arguments. Each line is read once, for any number of arguments. Lines that describe no
/// argument are shared by all arguments without a line.
/// </summary>
internal sealed class ArgumentComments
{
    private readonly IReadOnlyList<string> _comments;

    /// <summary>For each line, whether it begins with the name of an argument.</summary>
    private readonly bool[] _isOwn;

    /// <summary>For each name, the first line that begins with it.</summary>
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _own = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _others;

    public ArgumentComments(string[] names, IReadOnlyList<string> comments)
    {
        _comments = comments;
        _isOwn = new bool[comments.Count];
        if (comments.Count == 0)
        {
            return;
        }

        var byHash = names.Distinct(StringComparer.Ordinal).ToLookup(Hash);
        for (var line = 0; line < comments.Count; line++)
        {
            Read(line, byHash);
        }
    }

    /// <summary>Returns the lines that describe an argument: from one that begins with its name, without the name.</summary>
    public IReadOnlyList<string> Get(string name)
    {
        if (!_first.TryGetValue(name, out var line))
        {
            return _others ??= [.. _comments.Where((_, index) => !_isOwn[index])];
        }

        if (!_own.TryGetValue(name, out var own))
        {
            var first = _comments[line].Substring(name.Length).TrimStart();
            own = [first, .. Enumerable.Range(line + 1, _comments.Count - line - 1).TakeWhile(next => !_isOwn[next]).Select(next => _comments[next])];
            _own.Add(name, own);
        }

        return own;
    }

    /// <summary>Finds the names at the start of a line. A quoted name may contain blanks, so a name may end at any blank.</summary>
    private void Read(int line, ILookup<int, string> byHash)
    {
        var text = _comments[line];
        var hash = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ' ')
            {
                foreach (var name in byHash[hash])
                {
                    if (name.Length == at && text.StartsWith(name, StringComparison.Ordinal))
                    {
                        _isOwn[line] = true;
                        if (!_first.ContainsKey(name))
                        {
                            _first.Add(name, line);
                        }
                    }
                }
            }

            hash = Next(hash, text[at]);
        }
    }

    private static int Hash(string name) => name.Aggregate(0, Next);

    private static int Next(int hash, char c) => unchecked((hash * 31) + c);
}
