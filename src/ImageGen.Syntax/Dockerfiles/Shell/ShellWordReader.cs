using System.Text;

namespace ImageGen.Dockerfiles.Shell;

/// <summary>Reads a script word by word, with the shell's rules for quotes.</summary>
internal sealed class ShellWordReader(string text)
{
    private readonly StringBuilder _word = new();
    private int _at;
    private int _expandsAt;

    public bool IsAtEnd => _at >= text.Length;

    /// <summary>A character at a later position; NUL after the end.</summary>
    public char Peek(int ahead = 0) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    public void Skip(int count) => _at += count;

    public void SkipBlanks()
    {
        while (Peek() is ' ' or '\t')
        {
            _at++;
        }
    }

    public void SkipToEndOfLine()
    {
        var end = text.IndexOf('\n', _at);
        _at = end < 0 ? text.Length : end;
    }

    /// <summary>Skips lines up to and including the one that is the given text.</summary>
    public void SkipLinesThrough(string last, bool stripsTabs)
    {
        while (!IsAtEnd)
        {
            var start = _at;
            SkipToEndOfLine();
            var line = text.Substring(start, _at - start).TrimEnd('\r');
            _at++;
            if ((stripsTabs ? line.TrimStart('\t') : line) == last)
            {
                return;
            }
        }
    }

    /// <summary>Reads the word that starts here; <see langword="null"/> if a quote or a bracket is not closed.</summary>
    public ShellWord? Read()
    {
        var start = _at;
        _word.Clear();
        _expandsAt = -1;
        while (!IsAtEnd && Peek() is not (' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>'))
        {
            if (!(Peek() switch { '\\' => TryReadEscape(), '\'' => TryReadSingle(), '"' => TryReadDouble(), '$' or '`' => TryReadExpansion(), _ => Take(1) }))
            {
                return null;
            }
        }

        return new ShellWord(_word.ToString(), start, _at, _expandsAt);
    }

    private bool Take(int count)
    {
        _ = _word.Append(text, _at, Math.Min(count, text.Length - _at));
        _at = Math.Min(text.Length, _at + count);
        return true;
    }

    private bool TryReadEscape()
    {
        var isContinued = Peek(1) == '\n';
        _at++;
        return isContinued ? TrySkipTo(_at + 1) : Take(1);
    }

    private bool TryReadSingle()
    {
        var end = text.IndexOf('\'', _at + 1);
        if (end < 0)
        {
            return false;
        }

        _at++;
        _ = Take(end - _at);
        return TrySkipTo(end + 1);
    }

    private bool TryReadDouble()
    {
        _at++;
        while (!IsAtEnd && Peek() != '"')
        {
            var isRead = Peek() switch
            {
                '\\' when Peek(1) is '$' or '`' or '"' or '\\' or '\n' => TryReadEscape(),
                '$' or '`' => TryReadExpansion(),
                _ => Take(1),
            };
            if (!isRead)
            {
                return false;
            }
        }

        return TrySkipTo(_at + 1);
    }

    /// <summary>Copies what the shell replaces as written, including ANSI-C strings.</summary>
    private bool TryReadExpansion()
    {
        _expandsAt = _expandsAt < 0 ? _word.Length : _expandsAt;
        var end = (Peek(), Peek(1)) switch
        {
            ('`', _) => ShellBrackets.EndOfQuote(text, _at, '`'),
            (_, '\'') => ShellBrackets.EndOfQuote(text, _at + 1, '\''),
            (_, '(' or '{') => ShellBrackets.EndOfExpansion(text, _at),
            _ => _at + 1,
        };
        return end > 0 && Take(end - _at);
    }

    private bool TrySkipTo(int at)
    {
        _at = at;
        return at <= text.Length;
    }
}
