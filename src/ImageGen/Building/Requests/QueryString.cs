using System.Text;

namespace ImageGen.Building.Requests;

/// <summary>Builds a request's path with its query. Values that are null or empty are omitted.</summary>
internal sealed class QueryString(string path)
{
    private readonly StringBuilder _text = new(path);
    private char _separator = '?';

    public QueryString Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
        }

        return this;
    }

    /// <summary>Adds a number. Null is omitted, because the engine then uses its default; 0 is added.</summary>
    public QueryString Add(string name, long? value) =>
        Add(name, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Adds a switch as <c>1</c> or <c>0</c>. Null is omitted; false is added.</summary>
    public QueryString Add(string name, bool? value) => value is { } on ? Add(name, on ? "1" : "0") : this;

    /// <summary>Adds a parameter once for each value.</summary>
    public QueryString AddEach(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Add(name, value);
        }

        return this;
    }

    public override string ToString() => _text.ToString();
}
