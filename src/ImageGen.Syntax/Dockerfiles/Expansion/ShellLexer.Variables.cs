using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>The variables: <c>$NAME</c> and <c>${NAME…}</c> with every modifier that the builder knows.</summary>
internal sealed partial class ShellLexer
{
    private string ReadVariable()
    {
        var start = _at;
        var value = ReadVariableValue();
        _expanded += Math.Max(0, value.Length - (_at - start));
        return _expanded <= MaxExpansion ? value : Fail("the variables expand to more than 64 Ki characters");
    }

    private string ReadVariableValue()
    {
        var start = _at++;
        if (Peek == '{')
        {
            _at++;
            if (_depth == MaxDepth)
            {
                return Fail("variables are nested too deeply");
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
        return _variable(name) ?? Unset(name, "$" + name);
    }

    /// <summary>Tells of a variable that ends here; its operand ends before the brace.</summary>
    private void Found(int start, string name, string? modifier, int operand)
    {
        if (_found is not null && _error is null)
        {
            _found(new VariableUse(start, _at, name, modifier, modifier is null ? null : _text.Substring(operand, _at - 1 - operand)));
        }
    }

    private string Unset(string name, string written) => _keeps(name) ? written : "";

    private string ReadBraces(int start)
    {
        if (Peek is End or '{' or '}' or ':')
        {
            return Fail(Peek == End ? "'}' is missing" : "a variable's name must follow '${'");
        }

        var name = ReadName();
        var modifier = Peek == End ? "" : _text[_at++].ToString();
        if (modifier == "}")
        {
            Found(start, name, null, 0);
            return _variable(name) ?? Unset(name, "${" + name + "}");
        }

        if (modifier == ":" && Peek != End)
        {
            modifier += _text[_at++];
        }

        var operand = _at;
        switch (modifier)
        {
            case "-" or "+" or "?" or ":-" or ":+" or ":?":
                var word = ReadWord('}', keepEscapes: false);
                Found(start, name, modifier, operand);
                return Choose(name, modifier, word);
            case "#" or "%":
                var isDoubled = Peek == modifier[0];
                var pattern = ReadWord('}', keepEscapes: true);
                Found(start, name, isDoubled ? modifier + modifier : modifier, isDoubled ? operand + 1 : operand);
                return Trim(name, modifier, pattern);
            case "/":
                return Replace(start, name);
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

    private string Replace(int start, string name)
    {
        var all = Peek == '/';
        _at += all ? 1 : 0;
        var operand = _at;
        var word = ReadWord('/', keepEscapes: true);
        var replacement = ReadWord('}', keepEscapes: true);
        Found(start, name, all ? "//" : "/", operand);
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
