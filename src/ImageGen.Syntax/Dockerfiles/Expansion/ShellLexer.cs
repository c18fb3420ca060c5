using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>
/// Splits a text into words and expands its variables as the builder does: <c>shell.Lex</c> of moby/buildkit 73ed682. It never throws. The result of
/// an invalid text is a <see cref="ShellExpansion"/> with an error.
/// </summary>
internal sealed partial class ShellLexer
{
    /// <summary>The maximum nesting of <c>${a:-${b:-…}}</c>. Real Dockerfiles are far below it, and the stack does not overflow.</summary>
    private const int MaxDepth = 100;

    /// <summary>
    /// The maximum number of characters that all variables of a text may add. Arguments that each double another one would exhaust the memory.
    /// </summary>
    private const int MaxExpansion = 64 * 1024;
    private const int End = -1;
    private readonly string _text;
    private readonly char _escape;
    private readonly ShellLexerOptions _options;
    private readonly ShellVariables _variables;
    private bool _keepEscapes;
    private int _at;
    private int _depth;
    private int _expanded;
    private string? _error;
    private int _errorAt;
    private bool _isTooLarge;
    private ShellWords? _words;

    private ShellLexer(string text, char escape, ShellLexerOptions options, ShellVariables variables)
    {
        _text = text;
        _escape = escape;
        _options = options;
        _variables = variables;
        _keepEscapes = (options & ShellLexerOptions.KeepEscapes) != ShellLexerOptions.None;

        // Go's scanner ignores a byte order mark at the start of a text.
        _at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

    private bool HasQuotes => (_options & ShellLexerOptions.PlainQuotes) == ShellLexerOptions.None;

    private bool KeepsQuotes => (_options & ShellLexerOptions.KeepQuotes) != ShellLexerOptions.None;

    private bool KeepsUnset => (_options & ShellLexerOptions.KeepUnset) != ShellLexerOptions.None;

    private int Peek => _at < _text.Length ? _text[_at] : End;

    /// <param name="text">The text.</param>
    /// <param name="escape">The escape character of the file.</param>
    /// <param name="options">What stays as written.</param>
    /// <param name="variables">The variables. Default: none has a value.</param>
    public static ShellExpansion Process(
        string text, char escape, ShellLexerOptions options = ShellLexerOptions.None, ShellVariables variables = default)
    {
        if (IsPlain(text, escape))
        {
            return new ShellExpansion(text, text.Length == 0 ? [] : [text], null);
        }

        var lexer = new ShellLexer(text, escape, options, variables);
        var words = new ShellWords();
        lexer._words = words;
        var result = lexer.Read(End, 0, words);
        return lexer._error is null
            ? new ShellExpansion(result, words.End(), null)
            : new ShellExpansion("", [], lexer._error, lexer._errorAt, lexer._isTooLarge);
    }

    /// <summary>Whether the text is a single word without variables, quotes and escapes, as most are: a name, a path, a number.</summary>
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

    /// <summary>Ends the text with an error at a position. Only the first error is kept.</summary>
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

    /// <summary>Reads up to and including a character, or to the end.</summary>
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

    /// <summary>
    /// Reads <c>&lt;</c> or <c>&lt;&lt;</c>. Blanks between <c>&lt;&lt;</c> and the delimiter of a here-document do not separate them.
    /// </summary>
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
