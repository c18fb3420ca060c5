using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets;

/// <summary>Dockerfiles: no text throws, whatever is asked of it, and every place lies in the text.</summary>
internal static class DockerfileTarget
{
    public static void Check(string text)
    {
        var dockerfile = Dockerfile.Parse(text);
        var lines = text.Count(c => c == '\n') + 1;
        ThrowUnless(dockerfile.Errors.All(error => IsInside(error.Line, error.Column, lines)), text);

        var before = 0;
        foreach (var instruction in dockerfile.Instructions)
        {
            ThrowUnless(instruction.Line > before && instruction.EndLine >= instruction.Line && instruction.EndLine <= lines, text);
            ThrowUnless(ReferenceEquals(dockerfile.InstructionAt(instruction.EndLine), instruction), text);
            ThrowUnless(text.Contains(instruction.Text, StringComparison.Ordinal), text);
            before = instruction.EndLine;
            CheckViews(instruction, lines, text);
            CheckViews(instruction.Trigger ?? instruction, lines, text);
        }

        ThrowUnless(dockerfile.StagesFor().Count <= dockerfile.Stages.Count && dockerfile.StagesFor(text).Count <= dockerfile.Stages.Count, text);
        ThrowUnless(dockerfile.Stages.All(stage => stage.Base is null || stage.Base.Index < stage.Index), text);
        ThrowUnless(dockerfile.Arguments.All(argument => IsInside(argument.Line, argument.Column, lines)), text);

        CheckBuild(dockerfile, new Dictionary<string, string?>(), target: null, lines, text);
        CheckBuild(dockerfile, new Dictionary<string, string?> { ["A"] = text, ["TARGETARCH"] = "arm64" }, target: text, lines, text);
        _ = dockerfile.InstructionOfStep(text);
    }

    /// <summary>What a build with arguments would be told, whatever they hold.</summary>
    private static void CheckBuild(Dockerfile dockerfile, Dictionary<string, string?> arguments, string? target, int lines, string text)
    {
        _ = dockerfile.ExternalImages(arguments, target);
        var run = dockerfile.FindTargetRun(Platform.Parse("linux/arm64"), Platform.Parse("linux/amd64"), arguments, target);
        ThrowUnless(run is null || (run.Keyword == "RUN" && IsInside(run.Line, run.Column, lines)), text);
        ThrowUnless(dockerfile.ErrorsFor(arguments, target).All(error => IsInside(error.Line, error.Column, lines)), text);
        var warnings = dockerfile.Check(new DockerfileCheckOptions
        {
            Arguments = arguments,
            Target = target,
            Ignore = IgnoreFile.Parse(text),
            Secrets = [],
            ContextHolds = _ => false,
            Builder = DockerfileBuilder.Classic,
        });
        ThrowUnless(warnings.All(warning => IsInside(warning.Line, warning.Column, lines) && warning.EndLine >= warning.Line), text);
    }

    private static void CheckViews(DockerfileInstruction instruction, int lines, string text)
    {
        ThrowUnless(instruction.Mounts.All(mount => IsInside(mount.Line, mount.Column, lines)), text);
        foreach (var variable in instruction.Variables)
        {
            ThrowUnless(IsInside(variable.Line, variable.Column, lines) && variable.Length > variable.Name.Length, text);
            ThrowUnless(variable.Modifier is null == variable.Operand is null, text);
        }
    }

    private static bool IsInside(int line, int column, int lines) => line >= 1 && line <= lines && column >= 1;
}
