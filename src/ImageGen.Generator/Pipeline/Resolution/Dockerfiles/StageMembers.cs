using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Pipeline.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The stages with a name, which can be a target.</summary>
internal static class StageMembers
{
    public static IEnumerable<StageMember> Read(DockerfileSource source, ImageDiagnostics diagnostics)
    {
        var names = new MemberNames("stage", "Stage", ReservedNames.Stages, source, diagnostics);
        var stages = source.Dockerfile.Stages.Where(static stage => stage.Name is not null);

        // If several stages have the same name, builders use the last one.
        foreach (var stage in stages.GroupBy(static stage => stage.BuilderName, StringComparer.Ordinal).Select(static alike => alike.Last()).OrderBy(static stage => stage.Index))
        {
            var place = stage.From.Words[stage.From.Words.Count - 1];
            if (names.TryAssign(stage.Name!, place.Line, place.Column, place.Text.Length) is { } identifier)
            {
                yield return new StageMember(identifier, stage.Name!, stage.BaseName, stage.Line);
            }
        }
    }
}
