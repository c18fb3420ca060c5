using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ImageGen;

/// <summary>The build arguments (<c>--build-arg</c>) of one build, by name.</summary>
/// <remarks>A <see langword="null"/> value is sent as such: the engine then leaves the Dockerfile's default in place.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The field's own term.")]
public class BuildArguments : IEnumerable<KeyValuePair<string, string?>>
{
    private readonly SortedList<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>How many arguments are set.</summary>
    public int Count => _values.Count;

    /// <summary>The value of one argument; <see langword="null"/> where it is not set.</summary>
    public string? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value;
    }

    /// <summary>Sets an argument that is not set yet.</summary>
    /// <exception cref="ArgumentException">The argument is set already.</exception>
    public void Add(string name, string? value) => _values.Add(name, value);

    /// <summary>Whether the argument is set, if only to <see langword="null"/>.</summary>
    public bool Contains(string name) => _values.ContainsKey(name);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
