using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Projects;

/// <summary>
/// The facts that MSBuild wrote about a set of projects. The file has lines <c>Name=value</c>, in one block for each project and target framework.
/// Each block starts with <c>Project=</c>.
/// </summary>
public sealed class ProjectFactsFile
{
    private readonly List<ProjectFacts> _projects = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);
    private ILookup<string, ProjectFacts>? _byPath;
    private ILookup<string, ProjectFacts>? _byPathInAnyCase;

    private ProjectFactsFile()
    {
    }

    /// <summary>The folder of the project whose build wrote the file.</summary>
    public string Directory { get; private set; } = "";

    /// <summary>The project whose build wrote the file; <see langword="null"/> for a file-based app.</summary>
    public string? OwnProject { get; private set; }

    /// <summary>The paths in attributes, as written, at which there is no project.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>The paths in attributes, as written.</summary>
    public IReadOnlyCollection<string> Named => _named.Keys;

    internal ProjectFacts? First => _projects.FirstOrDefault();

    /// <summary>All projects that the file describes, in its order: the evaluated ones and the projects that they reference.</summary>
    public IEnumerable<string> Projects => _projects.Select(facts => facts.Path).Distinct(StringComparer.Ordinal);

    private ILookup<string, ProjectFacts> ByPath => _byPath ??= _projects.ToLookup(facts => facts.Path, StringComparer.Ordinal);

    private ILookup<string, ProjectFacts> ByPathInAnyCase => _byPathInAnyCase ??= _projects.ToLookup(facts => facts.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the text of the file; a line of another form is ignored.</summary>
    public static ProjectFactsFile Parse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        var file = new ProjectFactsFile();
        foreach (var line in text.Split('\n'))
        {
            var separator = line.IndexOf('=');
            if (separator > 0)
            {
                file.Add(line.Substring(0, separator), line.Substring(separator + 1).TrimEnd('\r'));
            }
        }

        return file;
    }

    /// <summary>Finds the facts of a project together with those of the projects that it references. Paths become relative.</summary>
    /// <param name="project">
    /// The project file as written by the user, relative to <paramref name="directory"/>; <see langword="null"/> for <see cref="OwnProject"/>.
    /// </param>
    /// <param name="directory">The folder to which relative paths refer.</param>
    /// <param name="framework">The target framework. Default: the newest one that does not require an operating system.</param>
    /// <returns>The facts; <see langword="null"/> if MSBuild did not evaluate the project.</returns>
    /// <exception cref="ProjectDockerfileException">The project does not target the framework.</exception>
    public ProjectFacts? Find(string? project, string directory, string? framework = null)
    {
        var own = Own(project, directory);
        var root = FilePath.Normalize(directory);
        return TargetFrameworks.Choose(own, framework, root) is { } chosen ? ProjectFacts.Merge(chosen, Closure(own), root) : null;
    }

    /// <summary>Finds the facts of a project for each of its target frameworks. The first is the one that is published by default.</summary>
    /// <param name="project">The project file as in <see cref="Find"/>.</param>
    /// <param name="directory">The folder to which relative paths refer.</param>
    /// <returns>The facts; none if MSBuild did not evaluate the project.</returns>
    public IReadOnlyList<ProjectFacts> FindAll(string? project, string directory)
    {
        var own = Own(project, directory);
        var closure = Closure(own);
        return [.. own.Select(facts => ProjectFacts.Merge(facts, closure, FilePath.Normalize(directory)))];
    }

    /// <summary>The facts of the project alone, one for each target framework, the newest first.</summary>
    private List<ProjectFacts> Own(string? project, string directory)
    {
        var wanted = project is null ? OwnProject : _named.TryGetValue(project, out var file) ? file : FilePath.Combine(directory, project);
        if (wanted is null)
        {
            return [];
        }

        var own = ByPath[wanted].ToList();
        if (own.Count == 0)
        {
            // Some file systems ignore case.
            own = ByPathInAnyCase[wanted].ToList();
        }

        return [.. TargetFrameworks.NewestFirst(own)];
    }

    private List<ProjectFacts> Closure(List<ProjectFacts> own)
    {
        var found = new List<ProjectFacts>(own);
        var paths = new HashSet<string>(own.Select(facts => facts.Path), StringComparer.Ordinal);
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var reference in found[i].References)
            {
                if (paths.Add(reference))
                {
                    found.AddRange(ByPath[reference]);
                }
            }
        }

        return found;
    }

    private void Add(string name, string value)
    {
        switch (name)
        {
            case "Directory":
                Directory = FilePath.Normalize(value);
                return;
            case "OwnProject":
                OwnProject = FilePath.Normalize(value);
                return;
            case "Missing":
                _ = _missing.Add(value);
                return;
            case "Named" when value.LastIndexOf('|') is > 0 and var separator:
                _named[value.Substring(0, separator)] = FilePath.Normalize(value.Substring(separator + 1));
                return;
            case "Project":
                _projects.Add(new ProjectFacts(FilePath.Normalize(value)));
                return;
        }

        if (_projects.Count > 0)
        {
            foreach (var fact in ProjectFactTable.ByName[name])
            {
                fact.Set(_projects[_projects.Count - 1], value);
            }
        }
    }
}
