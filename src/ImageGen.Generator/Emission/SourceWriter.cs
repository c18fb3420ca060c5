using System.Text;

namespace ImageGen.Generator.Emission;

/// <summary>Writes lines with indentation. Every line ends with <c>\n</c>, so every machine emits the same bytes.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _ = _text.Append(' ', _depth * IndentSize).Append(line);
        }

        _ = _text.Append('\n');
    }

    /// <summary>Writes lines, and a text after the last of them.</summary>
    public void Lines(IEnumerable<string> lines, string last)
    {
        string? before = null;
        foreach (var line in lines)
        {
            if (before is not null)
            {
                Line(before);
            }

            before = line;
        }

        Line(before + last);
    }

    /// <summary>Writes the lines of an XML comment.</summary>
    public void Documentation(params string[] lines)
    {
        foreach (var line in lines)
        {
            Line("/// " + line);
        }
    }

    /// <summary>Writes each item, with an empty line between two items.</summary>
    public void Separated<T>(IReadOnlyList<T> items, Action<SourceWriter, T> write)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                Line();
            }

            write(this, items[i]);
        }
    }

    /// <summary>Writes the line, if there is one, and an opening brace. The next lines are indented.</summary>
    public void Open(string? line = null)
    {
        if (line is not null)
        {
            Line(line);
        }

        Line("{");
        Indent();
    }

    /// <summary>Writes the closing brace, and a text after it on the same line.</summary>
    public void Close(string suffix = "")
    {
        Outdent();
        Line("}" + suffix);
    }

    public void Indent() => _depth++;

    public void Outdent() => _depth--;

    public override string ToString() => _text.ToString();
}
