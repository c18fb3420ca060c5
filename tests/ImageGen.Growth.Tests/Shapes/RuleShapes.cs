using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Each rule with many places to report.</summary>
internal static class RuleShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("StageNameCasing", i => $"FROM scratch AS S{i}\n"),
        Of("FromAsCasing", i => $"FROM scratch as s{i}\n"),
        Of("NoEmptyContinuation", _ => "RUN a \\\n\n b\n"),
        Of("ConsistentInstructionCasing", i => i % 2 == 0 ? "RUN a\n" : "run a\n"),
        Of("DuplicateStageName", i => $"FROM scratch AS s{i % 3}\n"),
        Of("ReservedStageName", _ => "FROM scratch AS context\n"),
        Of("JSONArgsRecommended", _ => "CMD a\n"),
        Of("MaintainerDeprecated", _ => "MAINTAINER a\n"),
        Of("UndefinedArgInFrom", i => $"FROM $x{i}\n"),
        Of("WorkdirRelativePath", _ => "FROM scratch\nWORKDIR a\n"),
        Of("UndefinedVar", i => $"USER $name{i}\n"),
        Of("MultipleInstructionsDisallowed", _ => "ENTRYPOINT [\"a\"]\nHEALTHCHECK NONE\n"),
        Of("LegacyKeyValueFormat", i => $"ENV a{i} b\n"),
        Of("RedundantTargetPlatform", _ => "FROM --platform=$TARGETPLATFORM scratch\n"),
        Of("SecretsUsedInArgOrEnv", i => $"ARG TOKEN{i}_KEY\nENV A_{i}_TOKEN=1\n"),
        Of("InvalidDefaultArgInFrom", i => $"FROM A:$b{i}\n"),
        Of("FromPlatformFlagConstDisallowed", _ => "FROM --platform=linux/arm64 a\n"),
        Of("InvalidDefinitionDescription", i => $"# b\nARG a{i}\n"),
        Of("Expose", i => $"EXPOSE 127.0.0.1:80:80/TCP {i % 9}\n"),
        Of("AptInstallWithoutYes", i => $"RUN apt-get install a{i}\n"),
        Of("UnreachableStage", i => $"FROM scratch\nCOPY --from={i} a b\n"),
    ];

    private static GrowthShape Of(string rule, Func<int, string> part) => OfText(
        "rules", "dockerfile", rule, 400, n => "# check=experimental=all\nFROM scratch\n" + Repeat(n, part), DockerfileWork.Judge);
}
