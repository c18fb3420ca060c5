namespace ImageGen.Building.Options;

/// <summary>An option with a list. The call's list replaces the image's, unless the elements have names or the lists are appended.</summary>
internal sealed class ListOption<T>(OptionGroup group, string name) : BuildOption<IList<T>>(group, name)
{
    /// <summary>Gets the name of an element. If it is set, the image's elements whose names are not in the call's list are kept.</summary>
    public Func<T, string>? NameOf { get; init; }

    /// <summary>Whether the image's elements are appended to those of the call.</summary>
    public bool IsAppended { get; init; }

    public override object? Create() => new List<T>();

    public override object? Join(object? image, object? call)
    {
        if (call is not IList<T> { Count: > 0 } own)
        {
            return image is IList<T> all ? new List<T>(all) : null;
        }

        var joined = new List<T>(own);
        if (image is IList<T> others && (IsAppended || NameOf is not null))
        {
            joined.AddRange(NameOf is null ? others : WithoutNamesOf(own, others, NameOf));
        }

        return joined;
    }

    protected override bool IsGiven(object value) => ((IList<T>)value).Count > 0;

    private static IEnumerable<T> WithoutNamesOf(IList<T> own, IList<T> others, Func<T, string> nameOf) =>
        others.Where(other => !own.Any(each => nameOf(each) == nameOf(other)));
}
