namespace ImageGen.Building.Options;

/// <summary>An option with named values. A value of the call replaces one of the image with the same name.</summary>
internal sealed class MapOption<T>(OptionGroup group, string name) : BuildOption<IDictionary<string, T>>(group, name)
{
    public override object? Create() => new SortedList<string, T>(StringComparer.Ordinal);

    public override object? Join(object? image, object? call)
    {
        var joined = new SortedList<string, T>(StringComparer.Ordinal);
        Add(image);
        Add(call);
        return joined;

        void Add(object? part)
        {
            if (part is IDictionary<string, T> values)
            {
                foreach (var (name, value) in values)
                {
                    joined[name] = value;
                }
            }
        }
    }

    protected override bool IsGiven(object value) => ((IDictionary<string, T>)value).Count > 0;
}
