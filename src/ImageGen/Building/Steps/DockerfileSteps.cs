namespace ImageGen.Building.Steps;

/// <summary>Finds the instructions and stages of a build's steps. All results are empty if only the engine can read the Dockerfile.</summary>
internal sealed class DockerfileSteps(Dockerfile? dockerfile)
{
    private readonly IReadOnlyList<DockerfileInstruction> _instructions = dockerfile?.Instructions ?? [];
    private readonly IReadOnlyList<DockerfileStage> _stages = dockerfile?.Stages ?? [];

    /// <summary>The names of all named stages.</summary>
    public IEnumerable<string> StageNames => _stages.Select(stage => stage.Name).OfType<string>();

    /// <summary>Whether an instruction contains a here-document.</summary>
    public bool HasHeredoc => _instructions.Any(instruction => instruction.Heredocs.Count > 0);

    /// <summary>The frontend image of the <c># syntax=</c> line, with the line's number; <see langword="null"/> if the built-in frontend is used.</summary>
    public (string Image, int Line)? Frontend => dockerfile?.SyntaxDirective is { } directive ? (directive.Value.Trim().Split((char[]?)null, 2)[0], directive.Line) : null;

    /// <summary>Whether two references identify the same image, also if only one of them is in canonical form.</summary>
    public static bool AreSame(string? written, string image) =>
        ImageReference.TryParse(written, out var left)
        && ImageReference.TryParse(image, out var right)
        && left.ToCanonicalString() == right.ToCanonicalString();

    /// <summary>Finds the instruction of a step by the builder's name for the step.</summary>
    public DockerfileInstruction? Find(string stepName) => dockerfile?.InstructionOfStep(stepName);

    public DockerfileInstruction? AtLine(int line) => dockerfile?.InstructionAt(line);

    /// <summary>Finds the instruction that uses an image as a base or as the source of a copy. The reference may be in canonical form.</summary>
    public DockerfileInstruction? NamingImage(string image) =>
        _stages.FirstOrDefault(stage => AreSame(stage.BaseName, image))?.From
        ?? _instructions.FirstOrDefault(instruction => AreSame(instruction.FlagValue("from"), image))
        ?? _instructions.FirstOrDefault(instruction => instruction.Mounts.Any(mount => AreSame(mount.From, image)))
        ?? _instructions.FirstOrDefault(instruction => image.Length > 0 && instruction.Text.Contains(image, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds the image of a FROM; <see langword="null"/> if its name contains arguments, or if the instruction is not a FROM.</summary>
    public ImageReference? ImageOf(DockerfileInstruction? from) =>
        ImageReference.TryParse(_stages.FirstOrDefault(stage => stage.From == from)?.BaseName, out var image) ? image : null;

    /// <summary>Gets BuildKit's name of a stage (numbered from 1): its name, or its index.</summary>
    public string StageName(int stage) =>
        _stages.ElementAtOrDefault(stage - 1)?.BuilderName ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"stage-{stage - 1}");
}
