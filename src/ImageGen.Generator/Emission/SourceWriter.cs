using System.Text;

namespace ImageGen.Generator.Emission;

/// <summary>Writes lines with indentation; always ends them with <c>\n</c>, so that every machine emits the same bytes.</summary>
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

    /// <summary>Writes the line, if any, and an opening brace; what follows is indented.</summary>
    public void Open(string? line = null)
    {
        if (line is not null)
        {
            Line(line);
        }

        Line("{");
        Indent();
    }

    /// <summary>Writes the closing brace, and what follows it on its line.</summary>
    public void Close(string suffix = "")
    {
        Outdent();
        Line("}" + suffix);
    }

    public void Indent() => _depth++;

    public void Outdent() => _depth--;

    public override string ToString() => _text.ToString();
}
