using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Pipeline.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>From an image's Dockerfile to the members that its class gets.</summary>
internal static class DockerfileMembersResolution
{
    public static DockerfileMembers Resolve(DockerfileSource? source, ImageDefaults defaults, ImageDiagnostics diagnostics)
    {
        if (source is null || source.Dockerfile.Stages.Count == 0)
        {
            return new DockerfileMembers();
        }

        TargetRule.Check(source.Dockerfile, defaults.Target, diagnostics);
        var built = BuiltStages.Of(source.Dockerfile, defaults.Target);
        return new DockerfileMembers
        {
            Stages = StageMembers.Read(source, diagnostics).ToEquatableArray(),
            Arguments = ArgumentMembers.Read(source, built, defaults, diagnostics).ToEquatableArray(),
            Secrets = MountMembers.ReadSecrets(source, built, diagnostics).ToEquatableArray(),
            Agents = MountMembers.ReadAgents(source, built, diagnostics).ToEquatableArray(),
            BaseImages = BaseImageMembers.Read(source, defaults, diagnostics).ToEquatableArray(),
            Ports = PortMembers.Read(source.Dockerfile, built).ToEquatableArray(),
            Labels = LabelMembers.Read(source, built, defaults, diagnostics).ToEquatableArray(),
        };
    }
}
