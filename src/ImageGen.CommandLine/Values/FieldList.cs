namespace ImageGen.CommandLine.Values;

/// <summary>The fields of a value in the docker CLI's form: <c>type=local,dest=out</c>. A field with a comma is in double quotes.</summary>
internal sealed class FieldList
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private FieldList()
    {
    }

    /// <summary>The fields that were not taken, by name.</summary>
    public IReadOnlyDictionary<string, string> Rest => _fields;

    /// <summary>Reads the fields.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">A valid text, for errors.</param>
    public static FieldList Read(string text, string form)
    {
        var list = new FieldList();
        foreach (var field in DockerfileFlag.SplitFields(text) ?? throw new ImageGenException($"'{text}' is not a valid list of fields. Write it like '{form}'."))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new ImageGenException($"'{field}' has no name or no value. Write it like '{form}'.");
            }

            if (!list._fields.TryAdd(field[..equals].ToLowerInvariant(), field[(equals + 1)..]))
            {
                throw new ImageGenException($"'{field[..equals]}' is given twice. Keep one.");
            }
        }

        return list;
    }

    /// <summary>Removes a field under one of its names, and returns its value; <see langword="null"/> if it is missing.</summary>
    public string? Take(params ReadOnlySpan<string> names)
    {
        string? value = null;
        foreach (var name in names)
        {
            value = _fields.Remove(name, out var found) ? found : value;
        }

        return value;
    }
}
