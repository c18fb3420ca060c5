using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>Collects words while a text is read. White space ends a word, unless it is quoted or escaped.</summary>
internal sealed class ShellWords
{
    private readonly StringBuilder _word = new();
    private readonly List<string> _words = [];
    private bool _inWord;

    public void Add(char c)
    {
        if (!char.IsWhiteSpace(c))
        {
            AddRaw(c);
        }
        else if (_inWord && _word.Length > 0)
        {
            _words.Add(_word.ToString());
            _ = _word.Clear();
            _inWord = false;
        }
    }

    public void AddRaw(char c)
    {
        _ = _word.Append(c);
        _inWord = true;
    }

    public void Add(string text)
    {
        foreach (var c in text)
        {
            Add(c);
        }
    }

    public void AddRaw(string text)
    {
        _ = _word.Append(text);
        _inWord = true;
    }

    /// <summary>Drops the current word.</summary>
    public void Forget() => _word.Clear();

    public IReadOnlyList<string> End()
    {
        if (_word.Length > 0)
        {
            _words.Add(_word.ToString());
            _ = _word.Clear();
        }

        return _words;
    }
}
