using ImageGen.Generator.Emission;
using ImageGen.Generator.Pipeline.Resolution;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline;

/// <summary>From each class with <c>[DockerImage]</c> to its generated members.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DockerImageGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = AnnotatedClasses.In(context);
        var properties = BuildProperties.In(context);
        var files = AdditionalFileIndex.In(context);
        var projects = ProjectFactsIndex.In(context);

        var images = classes
            .Combine(properties).Combine(files).Combine(projects)
            .Select(static (input, _) => ImageResolution.Resolve(input.Left.Left.Left, input.Left.Left.Right, input.Left.Right, input.Right))
            .WithTrackingName(TrackingNames.Resolution);

        // One resolution, two outputs: the source depends on a model without positions, so that an edit that only moves
        // the class emits nothing anew; the diagnostics carry real locations, and are cheap to repeat.
        context.RegisterSourceOutput(
            images.Select(static (image, _) => image.Model).Where(static model => model is not null).WithTrackingName(TrackingNames.Image),
            static (output, model) => output.AddSource(HintName.Of(model!), ImageEmission.Emit(model!)));
        context.RegisterSourceOutput(
            images.SelectMany(static (image, _) => image.Diagnostics).WithTrackingName(TrackingNames.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }
}
