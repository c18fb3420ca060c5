using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>Variables: <c>$NAME</c> and <c>${NAME…}</c> with all modifiers that the builder supports.</summary>
internal sealed partial class ShellLexer
{
    private const string MissingBrace = "'}' is missing; close the variable, or escape its '$'";
    private const string Modifiers = ":- :+ :? - + ? # ## % %% / //";

    private string ReadVariable()
    {
        var start = _at;
        var value = ReadVariableValue();
        _expanded += Math.Max(0, value.Length - (_at - start));
        return _expanded <= MaxExpansion ? value : FailAsTooLarge(start, "the variables expand to more than 64 Ki characters");
    }

    private string ReadVariableValue()
    {
        var start = _at++;
        if (Peek == '{')
        {
            _at++;
            if (_depth == MaxDepth)
            {
                return FailAsTooLarge(start, "variables are nested too deeply");
            }

            _depth++;
            var value = ReadBraces(start);
            _depth--;
            return value;
        }

        var name = ReadName();
        if (name.Length == 0)
        {
            return "$";
        }

        Found(start, name, null, 0);
        return Value(name) ?? Unset(name, "$" + name);
    }

    /// <summary>Reports a variable that ends at the current position. Its operand ends before the brace.</summary>
    private void Found(int start, string name, string? modifier, int operand)
    {
        if (_variables.Found is { } found && _error is null)
        {
            found(new VariableUse(start, _at, name, modifier, modifier is null ? null : _text.Substring(operand, _at - 1 - operand)));
        }
    }

    private string? Value(string name) => _variables.Value?.Invoke(name);

    private bool Keeps(string name) => _variables.Keeps?.Invoke(name) ?? KeepsUnset;

    private string Unset(string name, string written) => Keeps(name) ? written : "";

    private string ReadBraces(int start)
    {
        if (Peek is End or '{' or '}' or ':')
        {
            return Fail(start, Peek == End ? MissingBrace : "a variable name must follow '${'; add one, or escape the '$'");
        }

        var name = ReadName();
        var modifier = Peek == End ? "" : _text[_at++].ToString();
        if (modifier == "}")
        {
            Found(start, name, null, 0);
            return Value(name) ?? Unset(name, "${" + name + "}");
        }

        if (modifier == ":" && Peek != End)
        {
            modifier += _text[_at++];
        }

        var operand = _at;
        switch (modifier)
        {
            case "-" or "+" or "?" or ":-" or ":+" or ":?":
                var word = ReadWord('}', start, keepEscapes: false);
                Found(start, name, modifier, operand);
                return Choose(start, name, modifier, word);
            case "#" or "%":
                var isDoubled = Peek == modifier[0];
                var pattern = ReadWord('}', start, keepEscapes: true);
                Found(start, name, isDoubled ? modifier + modifier : modifier, isDoubled ? operand + 1 : operand);
                return Trim(start, name, modifier, pattern);
            case "/":
                return Replace(start, name);
            default:
                return Fail(start, modifier.Length == 0 || modifier[0] is '\r' or '\n' ? MissingBrace : $"'{modifier}' is not a valid modifier in '${{{name}{modifier}…}}'; close the brace before it, or use one of {Modifiers}");
        }
    }

    /// <summary>Reads a word inside of braces. The builder's lexer drops the word around them, which affects the number of words.</summary>
    private string ReadWord(char stop, int start, bool keepEscapes)
    {
        var before = _keepEscapes;
        _keepEscapes = keepEscapes;
        _words?.Forget();
        var word = Read(stop, start, words: null);
        _keepEscapes = before;
        return word;
    }

    private string Choose(int start, string name, string modifier, string word)
    {
        var value = Value(name);
        if (_error is not null)
        {
            return "";
        }

        if (value is null && Keeps(name))
        {
            return "${" + name + modifier + word + "}";
        }

        var isUnset = value is null || (modifier[0] == ':' && value.Length == 0);
        return modifier[modifier.Length - 1] switch
        {
            '-' => isUnset ? word : value!,
            '+' => isUnset ? "" : word,
            _ => isUnset ? Fail(start, $"'{name}' {(value is null ? "has no value" : "is empty")}{(word.Length > 0 ? $": {word}" : ", but the file requires a value; set one")}") : value!,
        };
    }

    private string Trim(int start, string name, string modifier, string word)
    {
        var value = Value(name);
        if (_error is not null || (value is null && Keeps(name)))
        {
            return Unset(name, "${" + name + modifier + word + "}");
        }

        var greedy = word.Length > 0 && word[0] == modifier[0];
        if (!ShellPattern.TryParse(greedy ? word.Substring(1) : word, out var pattern))
        {
            return Fail(start, $"the pattern '{word}' is not valid; a \\ in it can only escape *, ?, \\, }} and /");
        }

        return modifier == "#" ? pattern.TrimStart(value ?? "", greedy) : pattern.TrimEnd(value ?? "", greedy);
    }

    private string Replace(int start, string name)
    {
        var all = Peek == '/';
        _at += all ? 1 : 0;
        var operand = _at;
        var word = ReadWord('/', start, keepEscapes: true);
        var replacement = ReadWord('}', start, keepEscapes: true);
        Found(start, name, all ? "//" : "/", operand);
        var value = Value(name);
        if (_error is not null || (value is null && Keeps(name)))
        {
            return Unset(name, "${" + name + "/" + word + "/" + replacement + "}");
        }

        value ??= "";
        if ((value.Length + 1L) * replacement.Length > MaxExpansion)
        {
            return FailAsTooLarge(start, "the variables expand to more than 64 Ki characters");
        }

        return ShellPattern.TryParse(word, out var pattern)
            ? pattern.Replace(value, replacement, all)
            : Fail(start, $"the pattern '{word}' is not valid; a \\ in it can only escape *, ?, \\, }} and /");
    }

    /// <summary>Reads a name, digits, or one of the special parameters of a shell. Returns an empty text if nothing of this follows.</summary>
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
