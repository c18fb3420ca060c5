using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline.Reading;

/// <summary>Compares the members of a class with the generated ones.</summary>
internal static class DeclaredMembers
{
    /// <summary>Finds the generated names that the class already uses, with the place of each.</summary>
    public static IEnumerable<(string Name, Location Location)> Colliding(INamedTypeSymbol type)
    {
        foreach (var name in GeneratedMembers.All)
        {
            // C# forbids a member with the name of its class.
            var taker = type.Name == name ? type
                : DeclaresName(type, name) ? type.GetMembers(name).FirstOrDefault(member => IsInTheWay(member, name))
                : null;
            if (taker is not null)
            {
                yield return (name, taker.Locations.FirstOrDefault(static place => place.IsInSource) ?? type.Locations[0]);
            }
        }
    }

    /// <summary>Finds the generated names that hide a member of a base class. C# requires <c>new</c> for them.</summary>
    public static IEnumerable<string> Hidden(INamedTypeSymbol type)
    {
        foreach (var name in GeneratedMembers.All)
        {
            for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                if (current.GetMembers(name).Any(member => member.DeclaredAccessibility != Accessibility.Private && IsInTheWay(member, name)))
                {
                    yield return name;
                    break;
                }
            }
        }
    }

    /// <summary>Whether the class declares a member with the name. Only names are read, because <c>GetMembers</c> binds all members, for each class and at each keystroke.</summary>
    private static bool DeclaresName(INamedTypeSymbol type, string name) =>
        type.MemberNames.Contains(name) || !type.GetTypeMembers(name).IsEmpty;

    private static bool IsInTheWay(ISymbol member, string name)
    {
        if (member is not IMethodSymbol method || GeneratedMembers.ParametersOf(name) is not { } generated)
        {
            return true;
        }

        return method.Arity == 0 && method.Parameters.Select(static parameter => parameter.Type.Name).SequenceEqual(generated);
    }
}
