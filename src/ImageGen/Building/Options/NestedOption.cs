namespace ImageGen.Building.Options;

/// <summary>An option with settings that have descriptions of their own. Each of them is joined by its own rule.</summary>
/// <param name="group">The group of the option.</param>
/// <param name="name">The name of the property.</param>
/// <param name="join">Joins the settings of the image with those of the call.</param>
internal sealed class NestedOption<T>(OptionGroup group, string name, Func<T, T, T> join) : BuildOption<T>(group, name)
    where T : class, new()
{
    public override object? Create() => new T();

    public override object? Join(object? image, object? call) => join((T?)image ?? new T(), (T?)call ?? new T());
}
