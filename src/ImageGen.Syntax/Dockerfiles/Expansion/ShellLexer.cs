using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>
/// Splits a text into words and expands its variables as the builder does: <c>shell.Lex</c> of moby/buildkit 73ed682.
/// It never throws; a text that cannot be read gives a <see cref="ShellExpansion"/> with an error.
/// </summary>
internal sealed partial class ShellLexer
{
    /// <summary>How deep <c>${a:-${b:-…}}</c> may nest; no Dockerfile comes near, and the stack is safe.</summary>
    private const int MaxDepth = 100;

    /// <summary>How many characters all variables of a text may add: an argument that doubles one that doubles one soon fills the memory.</summary>
    private const int MaxExpansion = 64 * 1024;
    private const int End = -1;
    private readonly string _text;
    private readonly char _escape;
    private readonly ShellLexerOptions _options;
    private readonly Func<string, string?> _variable;
    private readonly Func<string, bool> _keeps;
    private readonly Action<VariableUse>? _found;
    private bool _keepEscapes;
    private int _at;
    private int _depth;
    private int _expanded;
    private string? _error;
    private int _errorAt;
    private bool _isTooLarge;
    private ShellWords? _words;

    private ShellLexer(
        string text, char escape, ShellLexerOptions options, Func<string, string?> variable, Func<string, bool> keeps, Action<VariableUse>? found)
    {
        _text = text;
        _escape = escape;
        _options = options;
        _variable = variable;
        _keeps = keeps;
        _found = found;
        _keepEscapes = (options & ShellLexerOptions.KeepEscapes) != ShellLexerOptions.None;

        // Go's scanner passes over a byte order mark at the start of any text.
        _at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

    private bool HasQuotes => (_options & ShellLexerOptions.PlainQuotes) == ShellLexerOptions.None;

    private bool KeepsQuotes => (_options & ShellLexerOptions.KeepQuotes) != ShellLexerOptions.None;

    private int Peek => _at < _text.Length ? _text[_at] : End;

    /// <param name="text">The text.</param>
    /// <param name="escape">The escape character of the file.</param>
    /// <param name="options">What is left as written.</param>
    /// <param name="variable">The value of a variable, or <see langword="null"/> where it has none.</param>
    /// <param name="keeps">Which variables without a value stay as written; by default those that <see cref="ShellLexerOptions.KeepUnset"/> says.</param>
    /// <param name="found">Told of each variable once it is read: those inside of another before that one.</param>
    public static ShellExpansion Process(
        string text,
        char escape,
        ShellLexerOptions options = ShellLexerOptions.None,
        Func<string, string?>? variable = null,
        Func<string, bool>? keeps = null,
        Action<VariableUse>? found = null)
    {
        if (IsPlain(text, escape))
        {
            return new ShellExpansion(text, text.Length == 0 ? [] : [text], null);
        }

        var keepsAll = (options & ShellLexerOptions.KeepUnset) != ShellLexerOptions.None;
        var lexer = new ShellLexer(text, escape, options, variable ?? (_ => null), keeps ?? (_ => keepsAll), found);
        var words = new ShellWords();
        lexer._words = words;
        var result = lexer.Read(End, 0, words);
        return lexer._error is null
            ? new ShellExpansion(result, words.End(), null)
            : new ShellExpansion("", [], lexer._error, lexer._errorAt, lexer._isTooLarge);
    }

    /// <summary>Whether a text is one word that stays as it is, as most are: a name, a path, a number.</summary>
    private static bool IsPlain(string text, char escape)
    {
        foreach (var c in text)
        {
            if (c is '$' or '<' or '\'' or '"' or '\uFEFF' || c == escape || char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ends with an error at a place of the text; the first one stands.</summary>
    private string Fail(int at, string error)
    {
        _errorAt = _error is null ? at : _errorAt;
        _error ??= error;
        _at = _text.Length;
        return "";
    }

    private string FailAsTooLarge(int at, string error)
    {
        _isTooLarge |= _error is null;
        return Fail(at, error);
    }

    /// <summary>Reads up to a character, which is taken too, or to the end.</summary>
    private string Read(int stop, int start, ShellWords? words)
    {
        var result = new StringBuilder();
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == stop)
            {
                _at++;
                return result.ToString();
            }

            switch (c)
            {
                case '$':
                    var value = ReadVariable();
                    _ = result.Append(value);
                    words?.Add(value);
                    break;
                case '<' or '\'' or '"' when c == '<' || HasQuotes:
                    var literal = c == '\'' ? ReadSingleQuoted() : c == '"' ? ReadDoubleQuoted() : ReadAngle();
                    _ = result.Append(literal);
                    words?.AddRaw(literal);
                    break;
                default:
                    ReadPlain(result, words);
                    break;
            }
        }

        return stop == End || _error is not null ? result.ToString() : Fail(start, $"'{(char)stop}' is missing; close the variable, or escape its '$'");
    }

    private void ReadPlain(StringBuilder result, ShellWords? words)
    {
        var c = _text[_at++];
        if (c != _escape)
        {
            words?.Add(c);
            _ = result.Append(c);
            return;
        }

        if (_keepEscapes)
        {
            words?.AddRaw(c);
            _ = result.Append(c);
        }

        if (_at < _text.Length)
        {
            c = _text[_at++];
            words?.AddRaw(c);
            _ = result.Append(c);
        }
    }

    private string ReadSingleQuoted()
    {
        var close = _text.IndexOf('\'', _at + 1);
        if (close < 0)
        {
            return Fail(_at, "a single quote is not closed; close it, or escape it");
        }

        var quoted = KeepsQuotes ? _text.Substring(_at, close - _at + 1) : _text.Substring(_at + 1, close - _at - 1);
        _at = close + 1;
        return quoted;
    }

    private string ReadDoubleQuoted()
    {
        var start = _at;
        var result = new StringBuilder();
        _ = KeepsQuotes ? result.Append('"') : result;
        _at++;
        while (Peek != End)
        {
            var c = _text[_at];
            if (c == '$')
            {
                _ = result.Append(ReadVariable());
                continue;
            }

            _at++;
            if (c == '"')
            {
                return (KeepsQuotes ? result.Append('"') : result).ToString();
            }

            if (c == _escape)
            {
                _ = _keepEscapes ? result.Append(c) : result;
                if (Peek == End)
                {
                    break;
                }

                c = Peek == '"' || Peek == '$' || Peek == _escape ? _text[_at++] : c;
            }

            _ = result.Append(c);
        }

        return Fail(start, "a double quote is not closed; close it, or escape it");
    }

    /// <summary>Blanks between <c>&lt;&lt;</c> and the word of a here-document do not part them.</summary>
    private string ReadAngle()
    {
        var start = _at++;
        if (Peek != '<')
        {
            return "<";
        }

        _at++;
        while (Peek is '\t' or '\r' or ' ')
        {
            _at++;
        }

        return _text.Substring(start, _at - start);
    }
}
