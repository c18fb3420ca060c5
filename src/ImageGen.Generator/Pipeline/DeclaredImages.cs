using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Resolution;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline;

/// <summary>Emits the class <c>DockerImages</c> with all images of a compilation.</summary>
internal static class DeclaredImages
{
    private const string CommandLineAssembly = "ImageGen.CommandLine";

    /// <summary>A name that no class gets, because a hyphen in one of those is before a number.</summary>
    private const string HintName = "ImageGen-images.g.cs";

    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<AnnotatedClass> classes, IncrementalValuesProvider<ResolvedImage> images)
    {
        var declared = images
            .Select(static (image, _) => image.Model is { } model ? DeclaredModel.Create(model, image.IsDockerfileKnown) : null)
            .Where(static image => image is not null)
            .Select(static (image, _) => image!)
            .WithTrackingName(TrackingNames.DeclaredImage);
        var commandLine = context.CompilationProvider
            .Select(static (compilation, _) => compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name == CommandLineAssembly))
            .WithTrackingName(TrackingNames.CommandLine);
        var otherList = context.CompilationProvider
            .Select(static (compilation, _) => OtherImageList.IsVisible(compilation))
            .WithTrackingName(TrackingNames.OtherList);
        var program = declared
            .Collect()
            .Combine(commandLine.Combine(otherList))
            .Select(static (input, _) => new ProgramModel(
                input.Left.OrderBy(static image => image.ClassName, StringComparer.Ordinal).ThenBy(static image => image.FullName, StringComparer.Ordinal).ToEquatableArray(),
                input.Right.Left)
            {
                SeesOtherList = input.Right.Right,
            })
            .WithTrackingName(TrackingNames.DeclaredImages);
        var places = classes
            .Select(static (type, _) => (type.Declaration.Class.FullName, Place: type.Sites.First(static site => site.Subject == Site.Class).Location))
            .Collect();
        var cycle = program.Select(static (model, _) => (ProgramDependencies.FindCycle(model.Images) ?? []).Select(static image => image.FullName).ToEquatableArray());
        context.RegisterSourceOutput(cycle.Combine(places), static (output, input) =>
        {
            if (input.Left.Count > 0)
            {
                output.ReportDiagnostic(Diagnostic.Create(Rules.Cycle, input.Right.First(place => place.FullName == input.Left[0]).Place, input.Left[0], string.Join(" → ", input.Left)));
            }
        });
        context.RegisterSourceOutput(program, static (output, model) =>
        {
            if (model.Images.Count > 0)
            {
                output.AddSource(HintName, ProgramEmission.Emit(model));
            }
        });
    }
}
