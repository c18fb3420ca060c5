using System.Globalization;

namespace ImageGen.Building.Options;

/// <summary>The attributes of BuildKit's Dockerfile frontend for an option.</summary>
/// <remarks>The names are those of moby/buildkit, <c>frontend/dockerui</c>. A daemon ignores attributes that it does not support.</remarks>
internal sealed class FrontendAttribute
{
    private readonly string _name = "";
    private readonly Func<FrontendBuild, string?>? _value;
    private readonly Action<FrontendBuild, SortedList<string, string>>? _addAll;

    /// <summary>Creates an attribute with the option's text or number. An empty text is omitted.</summary>
    public FrontendAttribute(string name) => _name = name;

    /// <summary>Creates an attribute with a computed value.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">Computes the value; <see langword="null"/> omits the attribute.</param>
    public FrontendAttribute(string name, Func<FrontendBuild, string?> value)
    {
        _name = name;
        _value = value;
    }

    /// <summary>Creates attributes whose names depend on the values.</summary>
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
