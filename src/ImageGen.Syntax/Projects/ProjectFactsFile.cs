namespace ImageGen.Projects;

/// <summary>
/// The facts that MSBuild wrote about a set of projects. The file has lines <c>Name=value</c>, in one block for each project and target framework.
/// Each block starts with <c>Project=</c>.
/// </summary>
public sealed class ProjectFactsFile
{
    private readonly List<EvaluatedProject> _projects = [];
    private ILookup<string, EvaluatedProject>? _byPath;
    private ILookup<string, EvaluatedProject>? _byPathInAnyCase;

    private ProjectFactsFile()
    {
    }

    /// <summary>The folder of the project whose build wrote the file.</summary>
    public string Directory { get; private set; } = "";

    /// <summary>The project whose build wrote the file; <see langword="null"/> for a file-based app.</summary>
    public string? OwnProject { get; private set; }

    /// <summary>All projects that the file describes, in its order: the evaluated ones and the projects that they reference.</summary>
    public IEnumerable<string> Projects => _projects.Select(facts => facts.Path).Distinct(StringComparer.Ordinal);

    private ILookup<string, EvaluatedProject> ByPath => _byPath ??= _projects.ToLookup(facts => facts.Path, StringComparer.Ordinal);

    private ILookup<string, EvaluatedProject> ByPathInAnyCase => _byPathInAnyCase ??= _projects.ToLookup(facts => facts.Path, StringComparer.OrdinalIgnoreCase);

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
    /// <returns>The facts; <see langword="null"/> if MSBuild did not evaluate the project.</returns>
    public PublishedProject? Find(string? project, string directory)
    {
        var wanted = project is null ? OwnProject : FilePath.Combine(directory, project);
        if (wanted is null)
        {
            return null;
        }

        var own = ByPath[wanted].ToList();
        if (own.Count == 0)
        {
            // Some file systems ignore case.
            own = ByPathInAnyCase[wanted].ToList();
        }

        return own.Count == 0 ? null : PublishedProject.Create(TargetFrameworks.Newest(own), Closure(own), FilePath.Normalize(directory));
    }

    private List<EvaluatedProject> Closure(List<EvaluatedProject> own)
    {
        var found = new List<EvaluatedProject>(own);
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
            case "Project":
                _projects.Add(new EvaluatedProject(FilePath.Normalize(value)));
                return;
        }

        if (_projects.Count > 0)
        {
            AddFact(_projects[_projects.Count - 1], name, value);
        }
    }

    private static void AddFact(EvaluatedProject facts, string name, string value)
    {
        switch (name)
        {
            case nameof(EvaluatedProject.TargetFramework):
                facts.TargetFramework = value;
                break;
            case nameof(EvaluatedProject.AssemblyName):
                facts.AssemblyName = value;
                break;
            case nameof(EvaluatedProject.OutputType):
                facts.OutputType = value;
                break;
            case nameof(EvaluatedProject.IsMultiTargeted):
                facts.IsMultiTargeted = value == "true";
                break;
            case nameof(EvaluatedProject.UsesAspNetCore):
                facts.UsesAspNetCore = value == "true";
                break;
            case nameof(EvaluatedProject.UseAppHost):
                facts.UseAppHost = value == "true";
                break;
            case nameof(EvaluatedProject.InvariantGlobalization):
                facts.InvariantGlobalization = value == "true";
                break;
            case nameof(EvaluatedProject.PublishAot):
                facts.PublishAot = value == "true";
                break;
            case nameof(EvaluatedProject.SelfContained):
                facts.SelfContained = value == "true";
                break;
            case "Reference":
                facts.ReferenceList.Add(FilePath.Normalize(value));
                break;
            case "RestoreInput":
                facts.RestoreInputList.Add(FilePath.Normalize(value));
                break;
            case "LinkedFile":
                facts.LinkedFileList.Add(FilePath.Normalize(value));
                break;
        }
    }
}
