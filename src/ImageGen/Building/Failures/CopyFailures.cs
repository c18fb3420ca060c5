using System.Text.RegularExpressions;
using ImageGen.BuildKit.Files;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a COPY or ADD whose source is not there.</summary>
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
        var what = source.Length == 0 ? "nothing matches what this step copies." : $"'{source}' does not exist where this step copies it from.";
        return new BuildFailure(FailureReason.CopySource, what, Next(instruction)) { Instruction = instruction };
    }

    /// <summary>BuildKit fetches nothing but what a COPY names, and then misses the first folder of a path that is not there: the path as the instruction has it says more.</summary>
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
            ? "Check the path inside the stage or image that it is copied from; it starts at that image's root."
            : "Check the path (it starts at the context's folder, not at the Dockerfile's), and that .dockerignore does not leave it out.";

    // In turn: the classic builder, with and without a name; BuildKit from the context; BuildKit from a stage; Buildah.
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
