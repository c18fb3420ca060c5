using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>A place in the user's code that a diagnostic can point at.</summary>
/// <param name="Subject">The attribute's parameter or property, or a generated member that the class declares itself; <see cref="Class"/> for the class's name.</param>
/// <param name="Index">The element of an array, or -1 for the whole.</param>
/// <param name="Location">A real location, because only those obey <c>#pragma warning</c>. It keeps a syntax tree alive: never let it into a model.</param>
internal sealed record Site(string Subject, int Index, Location Location)
{
    public const string Class = "";

    /// <summary>The subject of a member that the class declares under a generated name.</summary>
    public static string Member(string name) => "member " + name;
}
