using System.Collections.Immutable;
using System.Text;

namespace ImageGen.Building.Steps;

/// <summary>The last lines of an output that is received in chunks of any length. The memory does not grow with the output.</summary>
internal sealed class OutputTail
{
    private const int MaxLines = 20;

    /// <summary>The maximum length of a line, in characters. Longer lines are cut, because they are data that nobody reads in an error message.</summary>
    private const int MaxLineLength = 2_000;

    private readonly Queue<string> _lines = new(MaxLines);
    private readonly StringBuilder _unfinished = new();

    public void Append(string text)
    {
        foreach (var character in text)
        {
            if (character == '\n')
            {
                EndLine();
            }
            else if (_unfinished.Length < MaxLineLength)
            {
                _unfinished.Append(character);
            }
        }
    }

    public ImmutableArray<string> Lines
    {
        get
        {
            var unfinished = Clean(_unfinished.ToString());
            return unfinished.Length == 0 ? [.. _lines] : [.. _lines.Skip(_lines.Count == MaxLines ? 1 : 0), unfinished];
        }
    }

    private void EndLine()
    {
        if (_lines.Count == MaxLines)
        {
            _lines.Dequeue();
        }

        _lines.Enqueue(Clean(_unfinished.ToString()));
        _unfinished.Clear();
    }

    /// <summary>A progress bar overwrites its line with carriage returns. Only the last state is kept.</summary>
    private static string Clean(string line)
    {
        line = line.TrimEnd('\r');
        return line[(line.LastIndexOf('\r') + 1)..];
    }
}
