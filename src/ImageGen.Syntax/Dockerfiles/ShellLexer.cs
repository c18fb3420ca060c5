using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>
/// Splits a text into words and expands its variables as the builder does: <c>shell.Lex</c> of moby/buildkit 73ed682.
/// It never throws; a text that cannot be read gives a <see cref="ShellExpansion"/> with an error.
/// </summary>
internal sealed class ShellLexer
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
    private bool _keepEscapes;
    private int _at;
    private int _depth;
    private int _expanded;
    private string? _error;

    private ShellLexer(string text, char escape, ShellLexerOptions options, Func<string, string?> variable, Func<string, bool> keeps)
    {
        _text = text;
        _escape = escape;
        _options = options;
        _variable = variable;
        _keeps = keeps;
        _keepEscapes = (options & ShellLexerOptions.KeepEscapes) != ShellLexerOptions.None;
    }

    private bool KeepsQuotes => (_options & ShellLexerOptions.KeepQuotes) != ShellLexerOptions.None;

    private int Peek => _at < _text.Length ? _text[_at] : End;

    /// <param name="text">The text.</param>
    /// <param name="escape">The escape character of the file.</param>
    /// <param name="options">What is left as written.</param>
    /// <param name="variable">The value of a variable, or <see langword="null"/> where it has none.</param>
    /// <param name="keeps">Which variables without a value stay as written; by default those that <see cref="ShellLexerOptions.KeepUnset"/> says.</param>
    public static ShellExpansion Process(
        string text,
        char escape,
        ShellLexerOptions options = ShellLexerOptions.None,
        Func<string, string?>? variable = null,
        Func<string, bool>? keeps = null)
    {
        var keepsAll = (options & ShellLexerOptions.KeepUnset) != ShellLexerOptions.None;
        var lexer = new ShellLexer(text, escape, options, variable ?? (_ => null), keeps ?? (_ => keepsAll));
        var words = new ShellWords();
        var result = lexer.Read(End, words);
        return lexer._error is null ? new ShellExpansion(result, words.End(), null) : new ShellExpansion("", [], lexer._error);
    }

    private string Fail(string error)
    {
        _error ??= error;
        _at = _text.Length;
        return "";
    }

    /// <summary>Reads up to a character, which is taken too, or to the end.</summary>
    private string Read(int stop, ShellWords? words)
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
                case '\'' or '"' or '<':
                    var literal = c == '\'' ? ReadSingleQuoted() : c == '"' ? ReadDoubleQuoted() : ReadAngle();
                    _ = result.Append(literal);
                    words?.AddRaw(literal);
                    break;
                default:
                    ReadPlain(result, words);
                    break;
            }
        }

        return stop == End || _error is not null ? result.ToString() : Fail($"'{(char)stop}' is missing");
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
            return Fail("a single quote is not closed");
        }

        var quoted = KeepsQuotes ? _text.Substring(_at, close - _at + 1) : _text.Substring(_at + 1, close - _at - 1);
        _at = close + 1;
        return quoted;
    }

    private string ReadDoubleQuoted()
    {
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

        return Fail("a double quote is not closed");
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

    private string ReadVariable()
    {
        var start = _at;
        var value = ReadVariableValue();
        _expanded += Math.Max(0, value.Length - (_at - start));
        return _expanded <= MaxExpansion ? value : Fail("the variables expand to more than 64 Ki characters");
    }

    private string ReadVariableValue()
    {
        _at++;
        if (Peek == '{')
        {
            _at++;
            if (_depth == MaxDepth)
            {
                return Fail("variables are nested too deeply");
            }

            _depth++;
            var value = ReadBraces();
            _depth--;
            return value;
        }

        var name = ReadName();
        return name.Length == 0 ? "$" : _variable(name) ?? Unset(name, "$" + name);
    }

    private string Unset(string name, string written) => _keeps(name) ? written : "";

    private string ReadBraces()
    {
        if (Peek is End or '{' or '}' or ':')
        {
            return Fail(Peek == End ? "'}' is missing" : "a variable's name must follow '${'");
        }

        var name = ReadName();
        var modifier = Peek == End ? "" : _text[_at++].ToString();
        if (modifier == "}")
        {
            return _variable(name) ?? Unset(name, "${" + name + "}");
        }

        if (modifier == ":" && Peek != End)
        {
            modifier += _text[_at++];
        }

        switch (modifier)
        {
            case "-" or "+" or "?" or ":-" or ":+" or ":?":
                return Choose(name, modifier, ReadWord('}', keepEscapes: false));
            case "#" or "%":
                return Trim(name, modifier, ReadWord('}', keepEscapes: true));
            case "/":
                return Replace(name);
            default:
                return Fail(modifier.Length == 0 ? "'}' is missing" : $"'{modifier}' is no modifier that builders know in '${{{name}{modifier}…}}'");
        }
    }

    private string ReadWord(char stop, bool keepEscapes)
    {
        var before = _keepEscapes;
        _keepEscapes = keepEscapes;
        var word = Read(stop, words: null);
        _keepEscapes = before;
        return word;
    }

    private string Choose(string name, string modifier, string word)
    {
        var value = _variable(name);
        if (_error is not null)
        {
            return "";
        }

        if (value is null && _keeps(name))
        {
            return "${" + name + modifier + word + "}";
        }

        var isUnset = value is null || (modifier[0] == ':' && value.Length == 0);
        return modifier[modifier.Length - 1] switch
        {
            '-' => isUnset ? word : value!,
            '+' => isUnset ? "" : word,
            _ => isUnset ? Fail($"{name}: {(word.Length > 0 ? word : value is null ? "is not allowed to be unset" : "is not allowed to be empty")}") : value!,
        };
    }

    private string Trim(string name, string modifier, string word)
    {
        var value = _variable(name);
        if (value is null || _error is not null)
        {
            return Unset(name, "${" + name + modifier + word + "}");
        }

        var greedy = word.Length > 0 && word[0] == modifier[0];
        if (!ShellPattern.TryParse(greedy ? word.Substring(1) : word, out var pattern))
        {
            return Fail($"the pattern '{word}' cannot be read");
        }

        return modifier == "#" ? pattern.TrimStart(value, greedy) : pattern.TrimEnd(value, greedy);
    }

    private string Replace(string name)
    {
        var all = Peek == '/';
        _at += all ? 1 : 0;
        var word = ReadWord('/', keepEscapes: true);
        var replacement = ReadWord('}', keepEscapes: true);
        var value = _variable(name);
        if (value is null || _error is not null)
        {
            return Unset(name, "${" + name + "/" + word + "/" + replacement + "}");
        }

        if ((value.Length + 1L) * replacement.Length > MaxExpansion)
        {
            return Fail("the variables expand to more than 64 Ki characters");
        }

        return ShellPattern.TryParse(word, out var pattern)
            ? pattern.Replace(value, replacement, all)
            : Fail($"the pattern '{word}' cannot be read");
    }

    /// <summary>A name, digits, or one of the shell's special parameters; empty where none stands.</summary>
    private string ReadName()
    {
        var start = _at;
        if (Peek != End && char.IsDigit(_text[_at]))
        {
            while (Peek != End && char.IsDigit(_text[_at]))
            {
                _at++;
            }
        }
        else if (Peek is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            _at++;
        }
        else
        {
            while (Peek != End && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            {
                _at++;
            }
        }

        return _text.Substring(start, _at - start);
    }
}
