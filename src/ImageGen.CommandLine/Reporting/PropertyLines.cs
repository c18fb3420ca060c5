namespace ImageGen.CommandLine.Reporting;

/// <summary>Writes an image with its properties: the name, and below it a line for each value.</summary>
internal sealed class PropertyLines(TextWriter writer)
{
    private const int NameWidth = 14;

    private bool _isFirst = true;

    public void Title(string name)
    {
        if (!_isFirst)
        {
            writer.WriteLine();
        }

        _isFirst = false;
        writer.WriteLine(name);
    }

    /// <summary>Writes a property with one value, or nothing if there is none.</summary>
    public void Line(string name, object? value) => Lines(name, value?.ToString() is { Length: > 0 } text ? [text] : []);

    /// <summary>Writes a property with a line for each value; the first one is beside the name.</summary>
    public void Lines(string name, IEnumerable<string> values)
    {
        var label = name;
        foreach (var line in values.SelectMany(value => value.Split('\n')))
        {
            writer.WriteLine(("  " + label.PadRight(NameWidth) + line).TrimEnd());
            label = "";
        }
    }
}
