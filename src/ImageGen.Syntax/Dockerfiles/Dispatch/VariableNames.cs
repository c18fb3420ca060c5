namespace ImageGen.Dockerfiles;

/// <summary>Numbers for the names of variables, shared by all scopes that inherit from each other.</summary>
internal sealed class VariableNames
{
    private Dictionary<string, int>? _numbers;

    /// <summary>Returns the number of a name, or -1.</summary>
    public int Find(string name) => _numbers is not null && _numbers.TryGetValue(name, out var number) ? number : -1;

    /// <summary>Returns the number of a name. A new name gets a new number.</summary>
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
