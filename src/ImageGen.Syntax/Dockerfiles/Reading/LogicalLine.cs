using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>A line of an instruction with its continuations joined. Each of its characters can be traced back to the source.</summary>
internal sealed class LogicalLine
{
    private readonly StringBuilder _text = new();
    private readonly List<Part> _parts = [];
    private string? _joined;

    public string Text => _joined ??= _text.ToString();

    public void Append(SourceText source, int offset, int length)
    {
        _parts.Add(new Part(_text.Length, offset));
        _ = _text.Append(source.Text, offset, length);
        _joined = null;
    }

    /// <summary>Returns the offset in the source of a character of the joined text, or of its end.</summary>
    public int Offset(int at)
    {
        var low = 0;
        var high = _parts.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_parts[middle].At <= at)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return _parts[low].Offset + at - _parts[low].At;
    }

    /// <summary>A joined part: its start in the joined text, and its offset in the source.</summary>
    private sealed record Part(int At, int Offset);
}
