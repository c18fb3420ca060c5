using System.Text;

namespace ImageGen.Building.Requests;

/// <summary>A request's path with its query, grown parameter by parameter; what is null or empty is left out.</summary>
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

    /// <summary>Adds a number; the engine reads a missing one as "its own default", so null is left out and 0 is not.</summary>
    public QueryString Add(string name, long? value) =>
        Add(name, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Adds a switch, in the engine's form for it; null is left out and false is not.</summary>
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
