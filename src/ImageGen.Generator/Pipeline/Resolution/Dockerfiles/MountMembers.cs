using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The secrets and the SSH agents that steps mount, each id once.</summary>
internal static class MountMembers
{
    public static IEnumerable<MountMember> ReadSecrets(DockerfileSource source, BuiltStages built, SettingValues options, ImageDiagnostics diagnostics) =>
        Read("secret", new MemberNames("secret", "Secret", ReservedNames.Secrets, source, diagnostics), source.Dockerfile, built, AttributeSettings.NamesGiven(options, "Secrets"));

    public static IEnumerable<MountMember> ReadAgents(DockerfileSource source, BuiltStages built, SettingValues options, ImageDiagnostics diagnostics) =>
        Read("ssh", new MemberNames("SSH agent", "Agent", ReservedNames.Agents, source, diagnostics), source.Dockerfile, built, AttributeSettings.NamesGiven(options, "Ssh"));

    private static IEnumerable<MountMember> Read(string type, MemberNames names, Dockerfile dockerfile, BuiltStages built, IEnumerable<string> givenIds)
    {
        var given = new HashSet<string>(givenIds, StringComparer.Ordinal);
        var mounts = dockerfile.Stages
            .SelectMany(stage => BuiltStages.InstructionsOf(stage).Select(instruction => (Stage: stage, Instruction: instruction)))
            .SelectMany(step => step.Instruction.Mounts.Select(mount => (step.Stage, step.Instruction, Mount: mount)))
            .Where(step => step.Mount.Type == type && step.Mount.Id is { } id && DockerfileMount.IsConstantId(id));
        foreach (var asked in mounts.GroupBy(static step => step.Mount.Id!, StringComparer.Ordinal))
        {
            var first = asked.First();
            if (names.TryAssign(asked.Key, first.Mount.Line, first.Mount.Column, "--mount".Length) is { } identifier)
            {
                yield return new MountMember(
                    identifier,
                    asked.Key,
                    asked.Select(static step => CommentsOn(step.Instruction)).FirstOrDefault(static comments => comments.Count > 0),
                    given.Contains(asked.Key),
                    !given.Contains(asked.Key) && asked.Any(step => step.Mount.Required && built.Needed.Contains(step.Stage)));
            }
        }
    }

    /// <summary>Returns the comment above a step. It describes a mount only if the step has a single one.</summary>
    private static EquatableArray<string> CommentsOn(DockerfileInstruction instruction) =>
        instruction.Mounts.Count(static mount => mount.Type is "secret" or "ssh") == 1 ? instruction.Comments.ToEquatableArray() : default;
}
