namespace ImageGen.Building.Options;

/// <summary>The values of one options object. An option has no value until it is set or read.</summary>
internal sealed class OptionValues(int count)
{
    private readonly object?[] _values = new object?[count];

    /// <summary>Gets the value of a property, and creates it if it is missing.</summary>
    public T Get<T>(BuildOption<T> option) => (T)(Find(option) ?? Create(option))!;

    public void Set(BuildOption option, object? value) => _values[option.Index] = value;

    /// <summary>Finds the value; <see langword="null"/> if it is not set.</summary>
    public object? Find(BuildOption option) => _values[option.Index];

    /// <summary>Several builds may read the same options at once, and all of them must get the same collection.</summary>
    private object? Create(BuildOption option) =>
        option.Create() is { } created ? Interlocked.CompareExchange(ref _values[option.Index], created, null) ?? created : null;
}
