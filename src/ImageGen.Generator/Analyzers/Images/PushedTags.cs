using ImageGen.Generator.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>The tags that options push.</summary>
/// <param name="Value">The value of <c>Tags</c>.</param>
/// <param name="Model">The semantic model of the code.</param>
internal sealed record PushedTags(IOperation Value, SemanticModel Model)
{
    /// <summary>Finds the tags in options if they are certainly pushed: by a push, or by a build and push in one call.</summary>
    public static PushedTags? Find(IObjectCreationOperation creation, ImageTypes types)
    {
        if (creation is not { Initializer: { } initializer, SemanticModel: { } model }
            || !(Inherits(creation.Type, types.PushOptions) || (Inherits(creation.Type, types.BuildOptions) && IsPushedAtOnce(creation))))
        {
            return null;
        }

        foreach (var setting in initializer.Initializers)
        {
            var value = setting switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Tags" } } assignment => assignment.Value,
                IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Tags" } } additions => additions.Initializer,
                _ => null,
            };
            if (value is not null)
            {
                return new PushedTags(value is IConversionOperation { Operand: { } operand } ? operand : value, model);
            }
        }

        return null;
    }

    private static bool IsPushedAtOnce(IObjectCreationOperation creation)
    {
        var parent = creation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "BuildAndPushAsync" } };
    }

    private static bool Inherits(ITypeSymbol? type, INamedTypeSymbol? ancestor)
    {
        for (var current = type; current is not null && ancestor is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
