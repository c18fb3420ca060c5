using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>The kind of a JSON array.</summary>
internal enum JsonArrayKind
{
    /// <summary>Not valid JSON. The builder then uses the arguments as plain text, without a warning.</summary>
    None,

    /// <summary>An array that contains anything other than strings. The builder refuses it.</summary>
    Mixed,

    /// <summary>An array of strings.</summary>
    Strings,
}

/// <summary>Parses arguments in the JSON form, as strictly as Go's <c>encoding/json</c>.</summary>
internal struct JsonArray
{
    /// <summary>The maximum nesting of arrays and objects in Go's decoder.</summary>
    private const int MaxDepth = 10_000;
    private readonly string _line;
    private readonly int _end;
    private int _at;

    private JsonArray(string line, int at, int end)
    {
        _line = line;
        _at = at;
        _end = end;
    }

    private readonly char Peek => _at < _end ? _line[_at] : '\0';

    public static JsonArrayKind Read(string line, int at, int end, List<PlacedWord> words)
    {
        var json = new JsonArray(line, at, end);
        json.SkipSpace();
        var kind = json.Peek == '[' ? json.ReadElements(words) : JsonArrayKind.None;
        json.SkipSpace();
        return json._at < end ? JsonArrayKind.None : kind;
    }

    private JsonArrayKind ReadElements(List<PlacedWord> words)
    {
        var kind = JsonArrayKind.Strings;
        _at++;
        SkipSpace();
        if (Take(']'))
        {
            return kind;
        }

        while (true)
        {
            SkipSpace();
            if (Peek != '"')
            {
                kind = JsonArrayKind.Mixed;
                if (!SkipValue())
                {
                    return JsonArrayKind.None;
                }
            }
            else if (ReadString() is { } text)
            {
                words.Add(text);
            }
            else
            {
                return JsonArrayKind.None;
            }

            SkipSpace();
            if (Take(']'))
            {
                return kind;
            }

            if (!Take(','))
            {
                return JsonArrayKind.None;
            }
        }
    }

    /// <summary>Skips a value. The open arrays and objects are on a list, because a text can nest deeper than the stack allows.</summary>
    private bool SkipValue()
    {
        var open = new Stack<char>();
        while (true)
        {
            var isContainer = Peek is '[' or '{';
            if (isContainer && open.Count + 2 > MaxDepth)
            {
                return false;
            }

            if (isContainer)
            {
                open.Push(Peek == '[' ? ']' : '}');
                _at++;
            }
            else if (!SkipScalar())
            {
                return false;
            }

            // A new container may end immediately. Anything else ends, or continues after a comma.
            SkipSpace();
            var isFirst = isContainer;
            while (open.Count > 0 && Take(open.Peek()))
            {
                _ = open.Pop();
                isFirst = false;
                SkipSpace();
            }

            if (open.Count == 0)
            {
                return true;
            }

            if (!isFirst && !Take(','))
            {
                return false;
            }

            SkipSpace();
            if (open.Peek() == '}' && !SkipName())
            {
                return false;
            }

            SkipSpace();
        }
    }

    private bool SkipScalar() => Peek switch
    {
        '"' => ReadString() is not null,
        't' => TakeWord("true"),
        'f' => TakeWord("false"),
        'n' => TakeWord("null"),
        _ => SkipNumber(),
    };

    private bool SkipName()
    {
        if (Peek != '"' || ReadString() is null)
        {
            return false;
        }

        SkipSpace();
        return Take(':');
    }

    private bool SkipNumber()
    {
        _ = Take('-');
        if (!Take('0') && !SkipDigits())
        {
            return false;
        }

        if (Take('.') && !SkipDigits())
        {
            return false;
        }

        if (!Take('e') && !Take('E'))
        {
            return true;
        }

        _ = Take('+') || Take('-');
        return SkipDigits();
    }

    private bool SkipDigits()
    {
        var start = _at;
        while (Peek is >= '0' and <= '9')
        {
            _at++;
        }

        return _at > start;
    }

    private PlacedWord? ReadString()
    {
        var start = _at;
        var text = new WordBuilder(start + 1);
        for (_at++; _at < _end; _at++)
        {
            var c = _line[_at];
            if (c == '"')
            {
                _at++;
                return text.Build(start);
            }

            var at = _at;
            if (c < ' ' || (c == '\\' && !TryReadEscape(ref c)))
            {
                return null;
            }

            text.Add(c, at);
        }

        return null;
    }

    /// <summary>Reads an escape. Afterwards the position is that of its last character.</summary>
    private bool TryReadEscape(ref char c)
    {
        _at++;
        var escaped = Peek;
        c = escaped switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => escaped,
        };
        if (escaped != 'u')
        {
            return escaped is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't';
        }

        if (_at + 4 >= _end
            || !ushort.TryParse(_line.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return false;
        }

        _at += 4;
        c = (char)unit;
        return true;
    }

    private bool TakeWord(string word)
    {
        var isThere = string.CompareOrdinal(_line, _at, word, 0, word.Length) == 0 && _at + word.Length <= _end;
        _at += isThere ? word.Length : 0;
        return isThere;
    }

    private bool Take(char c)
    {
        var isThere = _at < _end && _line[_at] == c;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipSpace()
    {
        while (Peek is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }
}
