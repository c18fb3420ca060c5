using System.Text;

namespace ImageGen.Progress.Live;

/// <summary>Receives what the program writes to the terminal while the view is in it, and gives whole lines to the view, which writes them above its own.</summary>
/// <param name="original">The writer that this one replaces.</param>
/// <param name="write">Writes a line above the view.</param>
internal sealed class TextAbove(TextWriter original, Action<string> write) : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _line = new();
    private bool _hasEnded;

    public override Encoding Encoding => original.Encoding;

    public override void Write(char value)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                // The program has kept this writer.
                original.Write(value);
            }
            else if (value == '\n')
            {
                write(Take().TrimEnd('\r'));
            }
            else
            {
                _ = _line.Append(value);
            }
        }
    }

    public override void Write(string? value)
    {
        foreach (var character in value ?? "")
        {
            Write(character);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Flush()
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                original.Flush();
            }
        }
    }

    /// <summary>Gives an incomplete last line back to the original writer, which gets everything from now on.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            original.Write(Take());
            original.Flush();
        }
    }

    private string Take()
    {
        var line = _line.ToString();
        _ = _line.Clear();
        return line;
    }
}
