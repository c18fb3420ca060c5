namespace ImageGen.Projects;

/// <summary>The properties and items that MSBuild evaluated for one target framework of a project. Paths are absolute and use <c>/</c>.</summary>
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

    /// <summary>The project files that this project references directly.</summary>
    public List<string> References { get; } = [];

    public List<string> RestoreInputs { get; } = [];

    public List<string> LinkedFiles { get; } = [];
}
