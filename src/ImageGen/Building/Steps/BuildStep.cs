namespace ImageGen.Building.Steps;

/// <summary>One step of a running build, as its log reports it.</summary>
internal sealed class BuildStep(string id, string name, DockerfileInstruction? instruction)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The Dockerfile's instruction of the step; <see langword="null"/> for the engine's internal steps, or if only the engine can read the Dockerfile.</summary>
    public DockerfileInstruction? Instruction { get; } = instruction;

    public OutputTail Output { get; } = new();

    public bool IsStarted { get; set; }

    public bool IsCompleted { get; set; }

    public string? Error { get; set; }
}
