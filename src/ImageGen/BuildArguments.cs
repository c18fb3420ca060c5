using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ImageGen;

/// <summary>The build arguments (<c>--build-arg</c>) of one build, by name.</summary>
/// <remarks>A <see langword="null"/> value is sent as <see langword="null"/>; the engine then uses the default in the Dockerfile.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The field's own term.")]
public class BuildArguments : IEnumerable<KeyValuePair<string, string?>>
{
    private readonly SortedList<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>The number of arguments that are set.</summary>
    public int Count => _values.Count;

    /// <summary>The value of one argument; <see langword="null"/> if it is not set.</summary>
    public string? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value;
    }

    /// <summary>Adds an argument.</summary>
    /// <exception cref="ArgumentException">The argument is already set.</exception>
    public void Add(string name, string? value) => _values.Add(name, value);

    /// <summary>Returns whether the argument is set; <see langword="null"/> is a value, too.</summary>
    public bool Contains(string name) => _values.ContainsKey(name);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
