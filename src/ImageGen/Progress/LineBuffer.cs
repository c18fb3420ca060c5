using System.Text;

namespace ImageGen.Progress;

/// <summary>Puts pieces of output together into lines. As on a terminal, what comes after a carriage return takes the place of what the line held.</summary>
internal sealed class LineBuffer
{
    private readonly StringBuilder _line = new();
    private bool _isOverwritten;

    /// <summary>Takes a piece; the answer is the lines that it ends.</summary>
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
                // Only what follows shows whether the line is overwritten or ends: "\r\n" may come in two pieces.
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

    /// <summary>The line that was begun, if any.</summary>
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
