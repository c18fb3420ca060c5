using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Checks that the attribute's target is a stage of the Dockerfile.</summary>
internal static class TargetRule
{
    public static void Check(Dockerfile dockerfile, string? target, ImageDiagnostics diagnostics)
    {
        if (target is null || string.IsNullOrWhiteSpace(target) || dockerfile.StagesFor(target).Count > 0)
        {
            return;
        }

        var names = dockerfile.Stages.Select(static stage => stage.Name).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var advice = names.Length == 0
            ? "Its stages have no names: name one with 'FROM … AS " + target + "', or remove Target to build the last stage"
            : "Use one of: " + string.Join(", ", names.Select(static name => "'" + name + "'"));
        diagnostics.ReportAt(Rules.UnknownTarget, AttributeSettings.Target.Name, -1, dockerfile.FindSimilarStage(target), target, dockerfile.Path, advice);
    }
}
