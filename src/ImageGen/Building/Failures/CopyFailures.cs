using System.Text.RegularExpressions;
using ImageGen.BuildKit.Files;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a COPY or ADD whose source is missing.</summary>
internal static partial class CopyFailures
{
    public static BuildFailure? Recognise(EngineComplaint complaint)
    {
        var match = Statement().Match(complaint.Words);
        if (!match.Success || complaint.Instruction is { Keyword: not ("COPY" or "ADD") })
        {
            return null;
        }

        var instruction = complaint.Instruction;
        var source = Written(instruction, match.Groups["source"].Value.TrimStart('/'));
        var what = source.Length == 0 ? "no file matches the sources of this step." : $"'{source}' does not exist in the context or stage that this step copies from.";
        return new BuildFailure(FailureReason.CopySource, what, Next(instruction)) { Instruction = instruction };
    }

    /// <summary>BuildKit reports only the first missing folder of a path. The path in the instruction is more helpful.</summary>
    private static string Written(DockerfileInstruction? instruction, string missing)
    {
        if (instruction is not { Keyword: "COPY" or "ADD", Words.Count: > 1 })
        {
            return missing;
        }

        var within = instruction.Words.SkipLast(1)
            .Select(word => ContextPath.Normalize(word.Text))
            .Where(path => path != missing && ContextPath.IsWithin(path, missing))
            .ToList();
        return within is [var only] ? only : missing;
    }

    private static string Next(DockerfileInstruction? instruction) =>
        instruction?.FlagValue("from") is not null
            ? "Check the path in the stage or image that it is copied from. It is relative to that image's root."
            : "Check the path (it is relative to the context's folder, not to the Dockerfile's), and check that .dockerignore does not exclude it.";

    // In this order: the classic builder (with and without a name), BuildKit from the context, BuildKit from a stage, Buildah.
    [GeneratedRegex(
        @"(COPY|ADD) failed: .*?stat (?<source>[^:]+): (file does not exist|no such file or directory)"
        + @"|(COPY|ADD) failed: no source files were specified"
        + @"|failed to (compute cache key|calculate checksum of ref).*?""(?<source>[^""]+)"":? not found"
        + @"|lstat /.*?/(merged|fs|buildkit-mount\d+)/(?<source>[^:]+): no such file or directory"
        + @"|building at STEP ""(COPY|ADD) .*copier: stat: \[?""(?<source>[^""]+)""\]?: no such file or directory"
        + @"|building at STEP ""(COPY|ADD) .*no items matching glob ""(?<source>[^""]+)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Statement();
}
