using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Pipeline.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The stages that can be a target: those with a name.</summary>
internal static class StageMembers
{
    public static IEnumerable<StageMember> Read(DockerfileSource source, ImageDiagnostics diagnostics)
    {
        var names = new MemberNames("stage", "Stage", ReservedNames.Stages, source, diagnostics);
        var stages = source.Dockerfile.Stages.Where(static stage => stage.Name is not null);

        // Where several have one name, builders take the last.
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
