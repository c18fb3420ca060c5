using System.Text;

namespace ImageGen.Progress;

/// <summary>Joins chunks of output to lines. As on a terminal, text after a carriage return replaces the line.</summary>
internal sealed class LineBuffer
{
    private readonly StringBuilder _line = new();
    private bool _isOverwritten;

    /// <summary>Adds a chunk and returns the lines that it completes.</summary>
    public IReadOnlyList<string> Add(string text)
    {
        List<string> lines = [];
        foreach (var character in text)
        {
            if (character == '\n')
            {
                lines.Add(_line.ToString());
                _line.Clear();
                _isOverwritten = false;
            }
            else if (character == '\r')
            {
                // "\r\n" may be split between two chunks, so only the next character shows whether the line is overwritten or complete.
                _isOverwritten = true;
            }
            else
            {
                if (_isOverwritten)
                {
                    _line.Clear();
                    _isOverwritten = false;
                }

                _line.Append(character);
            }
        }

        return lines;
    }

    /// <summary>The incomplete last line, if there is one.</summary>
    public IEnumerable<string> Pending => _line.Length == 0 ? [] : [_line.ToString()];

    /// <summary>Returns the incomplete last line, if there is one, and removes it.</summary>
    public IReadOnlyList<string> End()
    {
        if (_line.Length == 0)
        {
            return [];
        }

        var line = _line.ToString();
        _line.Clear();
        _isOverwritten = false;
        return [line];
    }
}
