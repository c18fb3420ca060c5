using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Creates the members that a class gets from its image's Dockerfile.</summary>
internal static class DockerfileMembersResolution
{
    public static DockerfileMembers Resolve(DockerfileSource? source, SettingValues options, ImageDiagnostics diagnostics)
    {
        if (source is null || source.Dockerfile.Stages.Count == 0)
        {
            return new DockerfileMembers();
        }

        TargetRule.Check(source.Dockerfile, options.Get(AttributeSettings.Target), diagnostics);
        var built = BuiltStages.ForTarget(source.Dockerfile, options.Get(AttributeSettings.Target));
        return new DockerfileMembers
        {
            Stages = StageMembers.Read(source, diagnostics).ToEquatableArray(),
            Arguments = ArgumentMembers.Read(source, built, options, diagnostics).ToEquatableArray(),
            Secrets = MountMembers.ReadSecrets(source, built, options, diagnostics).ToEquatableArray(),
            Agents = MountMembers.ReadAgents(source, built, options, diagnostics).ToEquatableArray(),
            BaseImages = BaseImageMembers.Read(source, options, diagnostics).ToEquatableArray(),
            UsedImages = source.Dockerfile.ExternalImages(AttributeSettings.ArgumentsIn(options), options.Get(AttributeSettings.Target)).ToEquatableArray(),
            Ports = PortMembers.Read(source.Dockerfile, built).ToEquatableArray(),
            Labels = LabelMembers.Read(source, built, options, diagnostics).ToEquatableArray(),
        };
    }
}
