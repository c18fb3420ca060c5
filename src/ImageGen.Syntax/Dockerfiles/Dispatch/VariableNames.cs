namespace ImageGen.Dockerfiles;

/// <summary>The numbers that names of variables have for all scopes that inherit from each other.</summary>
internal sealed class VariableNames
{
    private Dictionary<string, int>? _numbers;

    /// <summary>The number of a name, or -1.</summary>
    public int Find(string name) => _numbers is not null && _numbers.TryGetValue(name, out var number) ? number : -1;

    /// <summary>The number of a name, which gets one where it has none.</summary>
    public int Add(string name)
    {
        _numbers ??= new Dictionary<string, int>(StringComparer.Ordinal);
        if (!_numbers.TryGetValue(name, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(name, number);
        }

        return number;
    }
}
