namespace ImageGen.Projects;

/// <summary>The properties and items that MSBuild evaluated for one target framework of a project. Paths are absolute and use <c>/</c>.</summary>
/// <param name="Path">The project file; an absolute path with <c>/</c>, like all paths here.</param>
public sealed record EvaluatedProject(string Path)
{
    /// <summary>The target framework: <c>net10.0</c>. Empty if MSBuild does not have it, like all texts here.</summary>
    public string TargetFramework { get; internal set; } = "";

    /// <summary>The name of the assembly, without an extension.</summary>
    public string AssemblyName { get; internal set; } = "";

    /// <summary>MSBuild's <c>OutputType</c>: <c>Exe</c>, <c>Library</c>.</summary>
    public string OutputType { get; internal set; } = "";

    /// <summary>Whether the project has several target frameworks.</summary>
    public bool IsMultiTargeted { get; internal set; }

    /// <summary>Whether the project needs the shared framework of ASP.NET Core.</summary>
    public bool UsesAspNetCore { get; internal set; }

    /// <summary>Whether publishing creates a native host in addition to the assembly. Default: <see langword="true"/>.</summary>
    public bool UseAppHost { get; internal set; } = true;

    /// <summary>Whether the program runs without the data of cultures, and so without ICU.</summary>
    public bool InvariantGlobalization { get; internal set; }

    /// <summary>Whether the project is published as native code.</summary>
    public bool PublishAot { get; internal set; }

    /// <summary>Whether the project is published together with the runtime.</summary>
    public bool SelfContained { get; internal set; }

    /// <summary>The project files that this project references directly.</summary>
    public IReadOnlyList<string> References => ReferenceList;

    /// <summary>The files that a restore reads in addition to the project: <c>Directory.Build.props</c>, <c>nuget.config</c> and so on.</summary>
    public IReadOnlyList<string> RestoreInputs => RestoreInputList;

    /// <summary>The files outside the project's folder that it compiles or copies.</summary>
    public IReadOnlyList<string> LinkedFiles => LinkedFileList;

    internal List<string> ReferenceList { get; } = [];

    internal List<string> RestoreInputList { get; } = [];

    internal List<string> LinkedFileList { get; } = [];
}
