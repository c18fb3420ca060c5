using System.Collections.Immutable;
using ImageGen.Generator.Analyzers.Texts;
using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ImageGen.Generator.Analyzers;

/// <summary>Checks every constant that becomes a reference, a tag, a digest or a platform.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImageTextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = TextRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImageTypes.In(start.Compilation) is not { } types)
            {
                return;
            }

            start.RegisterOperationAction(context => CheckConversion(context, types), OperationKind.Conversion);
            start.RegisterOperationAction(context => CheckArgument(context, types), OperationKind.Argument);
            start.RegisterOperationAction(context => CheckAssignment(context, types), OperationKind.SimpleAssignment);
            start.RegisterOperationAction(
                context => CheckInitializer(context, types),
                OperationKind.FieldInitializer,
                OperationKind.PropertyInitializer,
                OperationKind.ParameterInitializer);
        });
    }

    private static void CheckConversion(OperationAnalysisContext context, ImageTypes types)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion is { OperatorMethod.Parameters: [{ Type.SpecialType: SpecialType.System_String }] })
        {
            Check(context, types.KindOf(conversion.OperatorMethod.ContainingType), conversion.Operand);
        }
    }

    private static void CheckArgument(OperationAnalysisContext context, ImageTypes types)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument is { Parameter: { Type.SpecialType: SpecialType.System_String } parameter, ArgumentKind: ArgumentKind.Explicit })
        {
            Check(context, types.KindOfTextFor(parameter), argument.Value, isQuestion: parameter.ContainingSymbol.Name == "TryParse");
        }
    }

    private static void CheckAssignment(OperationAnalysisContext context, ImageTypes types)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IMemberReferenceOperation { Type.SpecialType: SpecialType.System_String, Member: var member })
        {
            Check(context, types.KindOfTextFor(member), assignment.Value);
        }
        else if (assignment.Target is IParameterReferenceOperation { Type.SpecialType: SpecialType.System_String, Parameter: var parameter })
        {
            Check(context, types.KindOfTextFor(parameter), assignment.Value);
        }
    }

    private static void CheckInitializer(OperationAnalysisContext context, ImageTypes types)
    {
        ISymbol? target = context.Operation switch
        {
            IFieldInitializerOperation { InitializedFields: [{ Type.SpecialType: SpecialType.System_String } field, ..] } => field,
            IPropertyInitializerOperation { InitializedProperties: [{ Type.SpecialType: SpecialType.System_String } property, ..] } => property,
            IParameterInitializerOperation { Parameter: { Type.SpecialType: SpecialType.System_String } parameter } => parameter,
            _ => null,
        };
        if (target is not null)
        {
            Check(context, types.KindOfTextFor(target), ((ISymbolInitializerOperation)context.Operation).Value);
        }
    }

    private static void Check(OperationAnalysisContext context, TextKind kind, IOperation value, bool isQuestion = false)
    {
        if (kind == TextKind.None)
        {
            return;
        }

        foreach (var alternative in TextParts.Alternatives(value))
        {
            if (TextCheck.Run(kind, alternative, isQuestion) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
