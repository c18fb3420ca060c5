namespace ImageGen.Projects;

/// <summary>What MSBuild answered for one project and one of its target frameworks; paths are absolute, with <c>/</c>.</summary>
internal sealed record EvaluatedProject(string Path)
{
    public string TargetFramework { get; set; } = "";

    public string AssemblyName { get; set; } = "";

    public string OutputType { get; set; } = "";

    public bool IsMultiTargeted { get; set; }

    public bool UsesAspNetCore { get; set; }

    public bool UseAppHost { get; set; } = true;

    public bool InvariantGlobalization { get; set; }

    public bool PublishAot { get; set; }

    public bool SelfContained { get; set; }

    /// <summary>The project files that this one references itself.</summary>
    public List<string> References { get; } = [];

    public List<string> RestoreInputs { get; } = [];

    public List<string> LinkedFiles { get; } = [];
}
