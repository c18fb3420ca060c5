namespace ImageGen.Building.Steps;

/// <summary>What is asked of the Dockerfile behind a build's steps; the answers are empty where only the engine can see the file.</summary>
internal sealed class DockerfileSteps(Dockerfile? dockerfile)
{
    private readonly IReadOnlyList<DockerfileInstruction> _instructions = dockerfile?.Instructions ?? [];
    private readonly IReadOnlyList<DockerfileStage> _stages = dockerfile?.Stages ?? [];

    /// <summary>The names of the stages that have one.</summary>
    public IEnumerable<string> StageNames => _stages.Select(stage => stage.Name).OfType<string>();

    /// <summary>Whether an instruction holds a here-document.</summary>
    public bool HasHeredoc => _instructions.Any(instruction => instruction.Heredocs.Count > 0);

    /// <summary>The image that a <c># syntax=</c> line has read the Dockerfile, with the line's number; <see langword="null"/> where it is the engine's own reader.</summary>
    public (string Image, int Line)? Frontend => dockerfile?.SyntaxDirective is { } directive ? (directive.Value.Trim().Split((char[]?)null, 2)[0], directive.Line) : null;

    /// <summary>Whether two texts name the same image, however each spells it out.</summary>
    public static bool AreSame(string? written, string image) =>
        ImageReference.TryParse(written, out var left)
        && ImageReference.TryParse(image, out var right)
        && left.ToCanonicalString() == right.ToCanonicalString();

    /// <summary>The instruction behind a step, by the name that the builder gives it.</summary>
    public DockerfileInstruction? Find(string stepName) => dockerfile?.InstructionOfStep(stepName);

    public DockerfileInstruction? AtLine(int line) => dockerfile?.InstructionAt(line);

    /// <summary>The instruction that names an image, as a stage's base or to copy from it, however the engine spells the name out.</summary>
    public DockerfileInstruction? NamingImage(string image) =>
        _stages.FirstOrDefault(stage => AreSame(stage.BaseName, image))?.From
        ?? _instructions.FirstOrDefault(instruction => AreSame(instruction.FlagValue("from"), image))
        ?? _instructions.FirstOrDefault(instruction => image.Length > 0 && instruction.Text.Contains(image, StringComparison.OrdinalIgnoreCase));

    /// <summary>The image that a FROM names; null where it is put together from arguments, or where the instruction is none.</summary>
    public ImageReference? ImageOf(DockerfileInstruction? from) =>
        ImageReference.TryParse(_stages.FirstOrDefault(stage => stage.From == from)?.BaseName, out var image) ? image : null;

    /// <summary>What BuildKit calls a stage (from 1): its name, or its index.</summary>
    public string StageName(int stage) =>
        _stages.ElementAtOrDefault(stage - 1)?.BuilderName ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"stage-{stage - 1}");
}
