namespace ImageGen.Dockerfiles.Shell;

/// <summary>
/// Reads the simple commands of a POSIX shell's script. It supports only the part of the grammar that finds them, and returns no commands for
/// a script with other constructs. Command substitutions are not read.
/// </summary>
internal sealed class ShellScript
{
    private static readonly HashSet<string> BeforeCommand = new(StringComparer.Ordinal) { "if", "then", "elif", "else", "do", "while", "until", "!", "{" };
    private static readonly HashSet<string> CompoundStart = new(StringComparer.Ordinal) { "if", "while", "until", "for", "case", "select", "{" };
    private static readonly HashSet<string> CompoundEnd = new(StringComparer.Ordinal) { "fi", "done", "esac", "}" };

    private readonly ShellWordReader _reader;
    private readonly List<ShellCommand> _commands = [];
    private readonly Queue<(string Name, bool StripsTabs)> _heredocs = new();
    private List<ShellWord> _words = [];

    /// <summary>The number of commands, from the first one, that certainly have input.</summary>
    private int _withInput;
    private bool _isPiped;
    private bool _isRedirected;
    private bool _isAfterCompound;

    /// <summary>The input of a compound command is a pipe. Its end is not searched, so each command from here on may be in it.</summary>
    private bool _isInPipedCompound;

    private ShellScript(string text) => _reader = new ShellWordReader(text);

    /// <summary>The commands in their order; empty if the script has other constructs.</summary>
    public static IReadOnlyList<ShellCommand> Read(string text)
    {
        var script = new ShellScript(text);
        return script.TryRead() ? script._commands : [];
    }

    private bool TryRead()
    {
        while (!_reader.IsAtEnd)
        {
            switch (_reader.Peek())
            {
                case ' ' or '\t' or '\r':
                    _reader.Skip(1);
                    break;
                case '\\' when _reader.Peek(1) == '\n':
                    _reader.Skip(2);
                    break;
                case '\n':
                    EndCommand(isPiped: _isPiped && _words.Count == 0);
                    _reader.Skip(1);
                    SkipHeredocs();
                    break;
                case '#':
                    _reader.SkipToEndOfLine();
                    break;
                case '&' when _reader.Peek(1) == '>':
                    _reader.Skip(1);
                    break;
                case ';' or '&':
                    EndCommand(isPiped: false);
                    _reader.Skip(1);
                    break;
                case '|':
                    var isPipe = _reader.Peek(1) != '|';
                    EndCommand(isPipe);
                    _reader.Skip(isPipe && _reader.Peek(1) != '&' ? 1 : 2);
                    break;
                case '(' when _words.Count == 0:
                    _isInPipedCompound |= _isPiped;
                    _reader.Skip(1);
                    break;
                case ')':
                    EndCommand(isPiped: false);
                    _isAfterCompound = true;
                    _reader.Skip(1);
                    break;
                case '(':
                    // A function, or an array.
                    return false;
                case '<' or '>':
                    if (!TrySkipRedirection())
                    {
                        return false;
                    }

                    break;
                default:
                    if (!TryReadWord())
                    {
                        return false;
                    }

                    break;
            }
        }

        EndCommand(isPiped: false);
        return true;
    }

    private bool TryReadWord()
    {
        if (_reader.Read() is not { } word)
        {
            return false;
        }

        // The number before a redirection belongs to it.
        if (_reader.Peek() is '<' or '>' && word.Text.All(static character => character is >= '0' and <= '9'))
        {
            return true;
        }

        var isFirst = _words.Count == 0 && word.IsConstant;
        _isInPipedCompound |= isFirst && _isPiped && CompoundStart.Contains(word.Text);
        if (!isFirst || !BeforeCommand.Contains(word.Text))
        {
            _isAfterCompound = isFirst && CompoundEnd.Contains(word.Text);
            _words.Add(word);
        }

        return true;
    }

    private bool TrySkipRedirection()
    {
        var isInput = _reader.Peek() == '<';
        var length = 1;
        while (_reader.Peek(length) is '<' or '>' or '&' or '|')
        {
            length++;
        }

        var isHeredoc = isInput && length == 2 && _reader.Peek(1) == '<';
        var stripsTabs = isHeredoc && _reader.Peek(2) == '-';
        _reader.Skip(stripsTabs ? 3 : length);
        _reader.SkipBlanks();
        if (_reader.IsAtEnd || _reader.Peek() == '(' || _reader.Read() is not { } target)
        {
            return false;
        }

        if (isHeredoc)
        {
            _heredocs.Enqueue((target.Text, stripsTabs));
        }

        _isRedirected |= isInput;
        if (isInput && _isAfterCompound)
        {
            // The commands inside have this input.
            for (; _withInput < _commands.Count; _withInput++)
            {
                _commands[_withInput] = _commands[_withInput] with { HasInput = true };
            }
        }

        return true;
    }

    private void SkipHeredocs()
    {
        while (_heredocs.Count > 0)
        {
            var (name, stripsTabs) = _heredocs.Dequeue();
            _reader.SkipLinesThrough(name, stripsTabs);
        }
    }

    private void EndCommand(bool isPiped)
    {
        if (_words.Count > 0)
        {
            _commands.Add(new ShellCommand(_words, _isPiped || _isRedirected || _isInPipedCompound));
            _words = [];
        }

        _isPiped = isPiped;
        _isRedirected = false;
    }
}
