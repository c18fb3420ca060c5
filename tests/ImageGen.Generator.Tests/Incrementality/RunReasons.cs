using System.Globalization;
using ImageGen.Generator.Pipeline;

namespace ImageGen.Generator.Tests.Incrementality;

/// <summary>Why each step ran, when the generator ran again: one value for each kind of edit.</summary>
internal sealed record RunReasons(
    IncrementalStepRunReason AnnotatedClass,
    IncrementalStepRunReason BuildProperties,
    IncrementalStepRunReason AdditionalFiles,
    IncrementalStepRunReason ProjectFacts,
    IncrementalStepRunReason ClassWithDockerfile,
    IncrementalStepRunReason Resolution,
    IncrementalStepRunReason Image,
    IncrementalStepRunReason AlikeNames,
    IncrementalStepRunReason Output)
{
    /// <summary>The first run.</summary>
    public static RunReasons FirstRun { get; } = All(IncrementalStepRunReason.New);

    /// <summary>An edit that has nothing to do with the image.</summary>
    public static RunReasons Untouched { get; } = All(IncrementalStepRunReason.Cached);

    /// <summary>An edit in the class's file that leaves the image as it was: only places for diagnostics moved.</summary>
    public static RunReasons Moved { get; } = Untouched with
    {
        AnnotatedClass = IncrementalStepRunReason.Modified,
        ClassWithDockerfile = IncrementalStepRunReason.Modified,
        Resolution = IncrementalStepRunReason.Unchanged,
    };

    /// <summary>An edit of the attribute.</summary>
    public static RunReasons ImageChanged { get; } = Moved with
    {
        Resolution = IncrementalStepRunReason.Modified,
        Image = IncrementalStepRunReason.Modified,
        Output = IncrementalStepRunReason.Modified,
    };

    /// <summary>MSBuild told something else that the images depend on.</summary>
    public static RunReasons PropertyChanged { get; } = Untouched with
    {
        BuildProperties = IncrementalStepRunReason.Modified,
        Resolution = IncrementalStepRunReason.Modified,
        Image = IncrementalStepRunReason.Modified,
        Output = IncrementalStepRunReason.Modified,
    };

    /// <summary>The compiler's options changed, and nothing of them that the images depend on.</summary>
    public static RunReasons OtherPropertyChanged { get; } = Untouched with
    {
        BuildProperties = IncrementalStepRunReason.Unchanged,
    };

    /// <summary>A Dockerfile came or went, and what is known of the image stays the same.</summary>
    public static RunReasons FilesChanged { get; } = Untouched with
    {
        AdditionalFiles = IncrementalStepRunReason.Modified,
        Resolution = IncrementalStepRunReason.Unchanged,
    };

    /// <summary>The image's Dockerfile changed, and with it the members.</summary>
    public static RunReasons DockerfileChanged { get; } = Untouched with
    {
        ClassWithDockerfile = IncrementalStepRunReason.Modified,
        Resolution = IncrementalStepRunReason.Modified,
        Image = IncrementalStepRunReason.Modified,
        Output = IncrementalStepRunReason.Modified,
    };

    /// <summary>The image's Dockerfile changed, and no member did.</summary>
    public static RunReasons DockerfileEdited { get; } = Untouched with
    {
        ClassWithDockerfile = IncrementalStepRunReason.Modified,
        Resolution = IncrementalStepRunReason.Unchanged,
    };

    /// <summary>The Dockerfile of another image changed: this one is only seen to have none of it.</summary>
    public static RunReasons OtherDockerfileChanged { get; } = Untouched with
    {
        ClassWithDockerfile = IncrementalStepRunReason.Unchanged,
    };

    /// <summary>The reasons of a run for one image, told by its class's name.</summary>
    public static RunReasons Of(GeneratorDriver driver, string className)
    {
        var run = driver.GetRunResult().Results.Single();
        return new RunReasons(
            Reason(run.TrackedSteps, TrackingNames.AnnotatedClass, className),
            Reason(run.TrackedSteps, TrackingNames.BuildProperties),
            Reason(run.TrackedSteps, TrackingNames.AdditionalFiles),
            Reason(run.TrackedSteps, TrackingNames.ProjectFacts),
            Reason(run.TrackedSteps, TrackingNames.ClassWithDockerfile, className),
            Reason(run.TrackedSteps, TrackingNames.Resolution, className),
            Reason(run.TrackedSteps, TrackingNames.Image, className),
            Reason(run.TrackedSteps, TrackingNames.AlikeNames),
            OutputReason(run, className));
    }

    private static RunReasons All(IncrementalStepRunReason reason) => new(reason, reason, reason, reason, reason, reason, reason, reason, reason);

    private static IncrementalStepRunReason Reason(ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps, string name, string? className = null) => steps[name]
        .SelectMany(static step => step.Outputs)
        .Single(output => className is null || ClassNameOf(output.Value) == className)
        .Reason;

    /// <summary>The reason of the source output whose input is the image's model.</summary>
    private static IncrementalStepRunReason OutputReason(GeneratorRunResult run, string className) => run.TrackedOutputSteps
        .SelectMany(static output => output.Value)
        .Single(step => step.Inputs.Any(input => ClassNameOf(Model(input.Source.Outputs[input.OutputIndex].Value)) == className))
        .Outputs.Single().Reason;

    private static object? Model(object value) =>
        value is System.Runtime.CompilerServices.ITuple { Length: 2 } pair ? pair[0] : value;

    private static string? ClassNameOf(object? value) => value switch
    {
        AnnotatedClass annotated => annotated.Declaration.Class.Name,
        Pipeline.Dockerfiles.ClassWithDockerfile found => found.Class.Declaration.Class.Name,
        Pipeline.Resolution.ResolvedImage resolved => resolved.Model?.Class.Name,
        Models.ImageModel image => image.Class.Name,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
