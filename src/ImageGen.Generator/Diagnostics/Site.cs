using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>A place in the user's code for diagnostics.</summary>
/// <param name="Subject">The attribute's parameter or property, or a generated member that the class declares itself; <see cref="Class"/> for the class's name, <see cref="Attribute"/> for the whole attribute.</param>
/// <param name="Index">The element of an array, or -1 for the whole array.</param>
/// <param name="Location">A source location, because <c>#pragma warning</c> has no effect on other locations. It keeps a syntax tree alive, so a model must not contain it.</param>
internal sealed record Site(string Subject, int Index, Location Location)
{
    public const string Class = "";
    public const string Attribute = "attribute";

    /// <summary>Returns the subject of a member that the class declares itself, with the name of a generated member.</summary>
    public static string Member(string name) => "member " + name;
}
