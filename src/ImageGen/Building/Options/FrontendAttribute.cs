using System.Globalization;

namespace ImageGen.Building.Options;

/// <summary>What BuildKit's Dockerfile frontend receives of an option.</summary>
/// <remarks>The names are those of moby/buildkit, <c>frontend/dockerui</c>. A daemon ignores those that it does not know.</remarks>
internal sealed class FrontendAttribute
{
    private readonly string _name = "";
    private readonly Func<FrontendBuild, string?>? _value;
    private readonly Action<FrontendBuild, SortedList<string, string>>? _addAll;

    /// <summary>An attribute with the option's own text or number. An empty text is left out.</summary>
    public FrontendAttribute(string name) => _name = name;

    /// <summary>An attribute with a value that is made for it.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">Makes the value; <see langword="null"/> leaves the attribute out.</param>
    public FrontendAttribute(string name, Func<FrontendBuild, string?> value)
    {
        _name = name;
        _value = value;
    }

    /// <summary>Attributes whose names depend on the values.</summary>
    public FrontendAttribute(Action<FrontendBuild, SortedList<string, string>> addAll) => _addAll = addAll;

    public void AddTo(SortedList<string, string> attributes, BuildOption option, FrontendBuild build)
    {
        if (_addAll is not null)
        {
            _addAll(build, attributes);
        }
        else if ((_value is null ? Text(option.ValueIn(build.Options)) : _value(build)) is { } value)
        {
            attributes[_name] = value;
        }
    }

    private static string? Text(object? value) => value switch
    {
        string { Length: > 0 } text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
