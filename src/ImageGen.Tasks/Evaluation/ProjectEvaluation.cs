using ImageGen.Tasks.Files;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;

namespace ImageGen.Tasks.Evaluation;

/// <summary>Evaluates projects and everything that they reference, in configuration <c>Release</c> and for each target framework.</summary>
internal sealed class ProjectEvaluation : IDisposable
{
    /// <summary>Global properties of the running build that a publish in the container does not have.</summary>
    private static readonly string[] PropertiesOfThisBuild =
    [
        "TargetFramework", "TargetFrameworks", "RuntimeIdentifier", "RuntimeIdentifiers", "SelfContained", "PublishSelfContained", "OutputType", "OutputPath",
        "OutDir", "PublishDir", "BaseOutputPath", "BaseIntermediateOutputPath", "IntermediateOutputPath", "AssemblyName", "UseAppHost", "PublishAot",
        "_IsPublishing", "NoBuild", "NoRestore", "DesignTimeBuild", "BuildingProject", "SkipCompilerExecution", "ProvideCommandLineArgs", "BuildProjectReferences",
        // Of a solution's build: its projects may stand elsewhere in the container.
        "SolutionDir", "SolutionExt", "SolutionFileName", "SolutionName", "SolutionPath", "CurrentSolutionConfigurationContents",
    ];

    /// <summary>The identifiers of the machines for which a container publishes.</summary>
    private static readonly string[] RuntimeIdentifiers = ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64"];

    private readonly ProjectCollection _collection;
    private readonly Dictionary<string, string> _properties;
    private readonly KnownFolders _known = new();
    private readonly List<string> _facts = [];
    private readonly SortedSet<string> _inputs = new(StringComparer.Ordinal);

    public ProjectEvaluation(IReadOnlyDictionary<string, string>? globalProperties)
    {
        _properties = (globalProperties ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var name in PropertiesOfThisBuild)
        {
            _ = _properties.Remove(name);
        }

        _properties["Configuration"] = "Release";
        _collection = new ProjectCollection();
    }

    /// <summary>The evaluated projects: those that were wanted, and those that they reference.</summary>
    public IReadOnlyCollection<string> Projects { get; private set; } = [];

    /// <summary>The lines of all evaluated projects.</summary>
    public IEnumerable<string> Facts => _facts;

    /// <summary>The files on which the facts depend.</summary>
    public IEnumerable<string> Inputs => _inputs;

    /// <exception cref="InvalidProjectFileException">MSBuild cannot evaluate one of the projects.</exception>
    public void Evaluate(IEnumerable<string> projects)
    {
        var wanted = new HashSet<string>(projects.Select(Path.GetFullPath), StringComparer.Ordinal);
        var found = new HashSet<string>(wanted, StringComparer.Ordinal);
        var open = new Queue<string>(wanted.OrderBy(path => path, StringComparer.Ordinal));
        while (open.Count > 0)
        {
            var path = open.Dequeue();
            foreach (var reference in EvaluateFrameworks(path, isWanted: wanted.Contains(path)).Where(found.Add))
            {
                open.Enqueue(reference);
            }
        }

        Projects = found;
    }

    public void Dispose() => _collection.Dispose();

    private List<string> EvaluateFrameworks(string path, bool isWanted)
    {
        try
        {
            var project = Load(path, targetFramework: null);
            var frameworks = project.GetPropertyValue("TargetFramework").Length > 0 ? "" : project.GetPropertyValue("TargetFrameworks");
            Project[] evaluated = frameworks.Trim().Length == 0
                ? [project]
                : [.. frameworks.Split(';').Select(framework => framework.Trim()).Where(framework => framework.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Select(framework => Load(path, framework))];
            var references = new List<string>();
            foreach (var framework in evaluated)
            {
                var facts = new ProjectFactLines(framework, PublishVariants(framework, path), _known, isMultiTargeted: frameworks.Trim().Length > 0);
                _facts.AddRange(facts.Lines);
                _inputs.UnionWith(facts.Inputs);
                references.AddRange(facts.References);
            }

            return references;
        }
        catch (InvalidProjectFileException) when (!isWanted)
        {
            // A reference to a project of another kind, whose SDK is not here. Its folder is still a part of the context.
            _facts.Add(FactsText.Line("Project", path));
            return [];
        }
    }

    /// <summary>Evaluates the project for each machine if its own files mention the identifier: a publish for that machine may read other files.</summary>
    private Project[] PublishVariants(Project project, string path) =>
        project.Imports.Select(import => import.ImportedProject).Where(import => !_known.Contains(import.FullPath)).Append(project.Xml)
            .Any(file => file.RawXml.IndexOf("$(RuntimeIdentifier)", StringComparison.OrdinalIgnoreCase) >= 0)
            ? [.. RuntimeIdentifiers.Select(identifier => Load(path, project.GetPropertyValue("TargetFramework"), identifier))]
            : [];

    private Project Load(string path, string? targetFramework, string? runtimeIdentifier = null)
    {
        var properties = new Dictionary<string, string>(_properties, StringComparer.OrdinalIgnoreCase);
        if (targetFramework is not null)
        {
            properties["TargetFramework"] = targetFramework;
        }

        if (runtimeIdentifier is not null)
        {
            properties["RuntimeIdentifier"] = runtimeIdentifier;
        }

        return new Project(path, properties, toolsVersion: null, _collection, ProjectLoadSettings.IgnoreMissingImports | ProjectLoadSettings.IgnoreEmptyImports | ProjectLoadSettings.IgnoreInvalidImports);
    }
}
