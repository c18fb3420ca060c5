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
            if (FindTaker(type, name) is { } taker)
            {
                yield return (name, taker.Locations.FirstOrDefault(static place => place.IsInSource) ?? type.Locations[0]);
            }
        }
    }

    /// <summary>Finds the symbol because of which the class cannot have the member. C# also forbids a member with the name of its class or of a type parameter.</summary>
    private static ISymbol? FindTaker(INamedTypeSymbol type, string name)
    {
        var owner = type.Name == name ? type : (ISymbol?)type.TypeParameters.FirstOrDefault(parameter => parameter.Name == name);
        return owner
            ?? (DeclaresName(type, name) ? type.GetMembers(name).FirstOrDefault(member => IsInTheWay(member, name)) : null)
            ?? FindInheritedAbstract(type, name);
    }

    /// <summary>Finds an abstract member of a base class. C# forbids hiding it, and the generated member cannot override it.</summary>
    private static ISymbol? FindInheritedAbstract(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; type.IsAbstract && current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers(name).FirstOrDefault(member => IsInTheWay(member, name)) is { } inherited)
            {
                return inherited.IsAbstract && inherited is not INamedTypeSymbol ? inherited : null;
            }
        }

        return null;
    }

    /// <summary>Whether the class declares a member with the name. Only names are read, because <c>GetMembers</c> binds all members, for each class and at each keystroke.</summary>
    private static bool DeclaresName(INamedTypeSymbol type, string name) =>
        type.MemberNames.Contains(name) || !type.GetTypeMembers(name).IsEmpty;

    private static bool IsInTheWay(ISymbol member, string name)
    {
        // Types with different numbers of type parameters are different types.
        if (member is INamedTypeSymbol { Arity: > 0 } && GeneratedMembers.Types.Contains(name))
        {
            return false;
        }

        if (member is not IMethodSymbol method || GeneratedMembers.ParametersOf(name) is not { } generated)
        {
            return true;
        }

        return method.Arity == 0 && method.Parameters.Select(static parameter => parameter.Type.Name).SequenceEqual(generated);
    }
}
