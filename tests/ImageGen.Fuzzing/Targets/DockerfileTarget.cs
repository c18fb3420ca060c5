using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets;

/// <summary>Dockerfiles: no text throws, whatever is asked of it, and every place lies in the text.</summary>
internal static class DockerfileTarget
{
    public static void Check(string text)
    {
        var dockerfile = Dockerfile.Parse(text);
        var lines = text.Count(c => c == '\n') + 1;
        ThrowUnless(dockerfile.Errors.All(error => error.Line >= 1 && error.Line <= lines && error.Column >= 1), text);

        var before = 0;
        foreach (var instruction in dockerfile.Instructions)
        {
            ThrowUnless(instruction.Line > before && instruction.EndLine >= instruction.Line && instruction.EndLine <= lines, text);
            ThrowUnless(ReferenceEquals(dockerfile.InstructionAt(instruction.EndLine), instruction), text);
            ThrowUnless(text.Contains(instruction.Text, StringComparison.Ordinal), text);
            before = instruction.EndLine;
        }

        _ = dockerfile.ExternalImages(new Dictionary<string, string?> { ["A"] = text });
        _ = dockerfile.ExternalImages(new Dictionary<string, string?>(), target: text);
        _ = dockerfile.InstructionOfStep(text);
    }
}
