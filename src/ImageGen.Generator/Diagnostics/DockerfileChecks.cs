using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>The rules about Dockerfiles that images of the compilation are built from. One that has a check's name is that check.</summary>
internal static class DockerfileChecks
{
    public static readonly DiagnosticDescriptor SyntaxError = Rule.Of(
        "IMG0201",
        DiagnosticSeverity.Error,
        "No builder accepts the Dockerfile",
        "{0}");

    public static readonly DiagnosticDescriptor StageNameCasing = Check("IMG0202", "StageNameCasing: A stage's name is in lower case");

    public static readonly DiagnosticDescriptor FromAsCasing = Check("IMG0203", "FromAsCasing: AS is cased like its FROM");

    public static readonly DiagnosticDescriptor NoEmptyContinuation = Check("IMG0204", "NoEmptyContinuation: No empty line inside a continued instruction");

    public static readonly DiagnosticDescriptor ConsistentInstructionCasing = Check("IMG0205", "ConsistentInstructionCasing: All instructions are cased alike");

    public static readonly DiagnosticDescriptor DuplicateStageName = Check("IMG0206", "DuplicateStageName: A stage's name is its own");

    public static readonly DiagnosticDescriptor ReservedStageName = Check("IMG0207", "ReservedStageName: A stage is not named 'scratch' or 'context'");

    public static readonly DiagnosticDescriptor JSONArgsRecommended = Check("IMG0208", "JSONArgsRecommended: CMD and ENTRYPOINT are JSON arrays");

    public static readonly DiagnosticDescriptor MaintainerDeprecated = Check("IMG0209", "MaintainerDeprecated: No MAINTAINER");

    public static readonly DiagnosticDescriptor UndefinedArgInFrom = Check("IMG0210", "UndefinedArgInFrom: FROM uses arguments that an ARG above the first FROM declares");

    public static readonly DiagnosticDescriptor WorkdirRelativePath = Check("IMG0211", "WorkdirRelativePath: The first WORKDIR is an absolute path");

    public static readonly DiagnosticDescriptor UndefinedVar = Check("IMG0212", "UndefinedVar: A variable is set before it is used");

    public static readonly DiagnosticDescriptor MultipleInstructionsDisallowed = Check("IMG0213", "MultipleInstructionsDisallowed: A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK");

    public static readonly DiagnosticDescriptor LegacyKeyValueFormat = Check("IMG0214", "LegacyKeyValueFormat: ENV and LABEL have an '=' between name and value");

    public static readonly DiagnosticDescriptor RedundantTargetPlatform = Check("IMG0215", "RedundantTargetPlatform: FROM does not ask for $TARGETPLATFORM");

    public static readonly DiagnosticDescriptor SecretsUsedInArgOrEnv = Check("IMG0216", "SecretsUsedInArgOrEnv: No secret in ARG or ENV");

    public static readonly DiagnosticDescriptor InvalidDefaultArgInFrom = Check("IMG0217", "InvalidDefaultArgInFrom: FROM names an image without any build argument");

    public static readonly DiagnosticDescriptor FromPlatformFlagConstDisallowed = Check("IMG0218", "FromPlatformFlagConstDisallowed: FROM asks for no constant platform");

    public static readonly DiagnosticDescriptor CopyIgnoredFile = Check("IMG0219", "CopyIgnoredFile: What is copied is not ignored");

    public static readonly DiagnosticDescriptor InvalidDefinitionDescription = Check("IMG0220", "InvalidDefinitionDescription: The comment above an ARG or a stage begins with its name");

    public static readonly DiagnosticDescriptor ExposeProtoCasing = Check("IMG0221", "ExposeProtoCasing: The protocol of EXPOSE is in lower case");

    public static readonly DiagnosticDescriptor ExposeInvalidFormat = Check("IMG0222", "ExposeInvalidFormat: EXPOSE has no address and no port of the host");

    public static readonly DiagnosticDescriptor UndeclaredArgument = Check("IMG0223", "UndeclaredArgument: A build argument is declared by an ARG");

    public static readonly DiagnosticDescriptor SecretInArgument = Check("IMG0224", "SecretInArgument: No secret is given as a build argument");

    public static readonly DiagnosticDescriptor UnreachableStage = Check("IMG0225", "UnreachableStage: Every stage can be built");

    public static readonly DiagnosticDescriptor MalformedIgnorePattern = Rule.Of(
        "IMG0226",
        DiagnosticSeverity.Error,
        "A pattern of the ignore file is malformed",
        "{0}");

    private static readonly DiagnosticDescriptor[] Checks =
    [
        StageNameCasing,
        FromAsCasing,
        NoEmptyContinuation,
        ConsistentInstructionCasing,
        DuplicateStageName,
        ReservedStageName,
        JSONArgsRecommended,
        MaintainerDeprecated,
        UndefinedArgInFrom,
        WorkdirRelativePath,
        UndefinedVar,
        MultipleInstructionsDisallowed,
        LegacyKeyValueFormat,
        RedundantTargetPlatform,
        SecretsUsedInArgOrEnv,
        InvalidDefaultArgInFrom,
        FromPlatformFlagConstDisallowed,
        CopyIgnoredFile,
        InvalidDefinitionDescription,
        ExposeProtoCasing,
        ExposeInvalidFormat,
        UndeclaredArgument,
        SecretInArgument,
        UnreachableStage,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ByName = Checks.ToDictionary(static rule => rule.Title.ToString(CultureInfo.InvariantCulture).Split(':')[0]);

    /// <summary>All rules about Dockerfiles and their ignore files.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => Checks.Prepend(SyntaxError).Append(MalformedIgnorePattern);

    /// <summary>The rule of a check; <see langword="null"/> for a check that needs to know more than the compiler does.</summary>
    public static DiagnosticDescriptor? Of(string check) => ByName.TryGetValue(check, out var rule) ? rule : null;

    private static DiagnosticDescriptor Check(string id, string title) => Rule.Of(id, DiagnosticSeverity.Warning, title, "{0}");
}
