namespace ImageGen.Building.Steps;

/// <summary>One step of a running build, as far as its log has told of it.</summary>
internal sealed class BuildStep(string id, string name, DockerfileInstruction? instruction)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The Dockerfile's instruction behind the step; null for the engine's own steps, and where the Dockerfile cannot be seen.</summary>
    public DockerfileInstruction? Instruction { get; } = instruction;

    public OutputTail Output { get; } = new();

    public bool IsStarted { get; set; }

    public bool IsCompleted { get; set; }

    public string? Error { get; set; }
}
