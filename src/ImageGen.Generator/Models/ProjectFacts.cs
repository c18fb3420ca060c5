namespace ImageGen.Generator.Models;

/// <summary>MSBuild's information about one project and its references. An <c>auto</c> Dockerfile is created from it.</summary>
/// <param name="Path">The project file, relative to the folder of the compiled project, with <c>/</c>.</param>
internal sealed record ProjectFacts(string Path)
{
    public string AssemblyName { get; init; } = "";

    public string TargetFramework { get; init; } = "";

    public bool IsMultiTargeted { get; init; }

    public string OutputType { get; init; } = "";

    public bool UsesAspNetCore { get; init; }

    public bool UseAppHost { get; init; } = true;

    public bool InvariantGlobalization { get; init; }

    public bool PublishAot { get; init; }

    public bool SelfContained { get; init; }

    public EquatableArray<string> References { get; init; }

    public EquatableArray<string> RestoreInputs { get; init; }

    public EquatableArray<string> LinkedFiles { get; init; }
}
