using ImageGen.Generator.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>The tags that options say to push.</summary>
/// <param name="Value">What <c>Tags</c> is set to.</param>
/// <param name="Model">What the code means.</param>
internal sealed record PushedTags(IOperation Value, SemanticModel Model)
{
    /// <summary>The tags of options that are certain to be pushed: those of a push, and those of a build that is pushed in the same call.</summary>
    public static PushedTags? Of(IObjectCreationOperation creation, ImageTypes types)
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
