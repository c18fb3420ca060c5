namespace ImageGen.Building.Options;

/// <summary>The values of one object of options. An option that was neither set nor read has none.</summary>
internal sealed class OptionValues(int count)
{
    private readonly object?[] _values = new object?[count];

    /// <summary>The value of a property.</summary>
    public T Get<T>(BuildOption<T> option) => (T)(Find(option) ?? Create(option))!;

    public void Set(BuildOption option, object? value) => _values[option.Index] = value;

    /// <summary>The value as it is set; <see langword="null"/> where it is not.</summary>
    public object? Find(BuildOption option) => _values[option.Index];

    /// <summary>Several builds may read the same options at once: all of them see the same collection.</summary>
    private object? Create(BuildOption option) =>
        option.Create() is { } created ? Interlocked.CompareExchange(ref _values[option.Index], created, null) ?? created : null;
}
