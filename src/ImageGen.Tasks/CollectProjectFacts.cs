using ImageGen.Tasks.Evaluation;
using Microsoft.Build.Exceptions;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace ImageGen.Tasks;

/// <summary>Evaluates projects as a publish would, and writes what an <c>auto</c> Dockerfile needs to know about them. Nothing is restored or built.</summary>
public sealed class CollectProjectFacts : Task
{
    /// <summary>The projects that may become images: paths of files.</summary>
    public string[] Projects { get; set; } = [];

    /// <summary>C# files whose <c>DockerImage</c> attributes may name more projects.</summary>
    public string[] Sources { get; set; } = [];

    /// <summary>The folder where the paths in the attributes start.</summary>
    [Required]
    public string Directory { get; set; } = "";

    /// <summary>The compiled project. Without it, the facts are those of a file-based app.</summary>
    public string? OwnProject { get; set; }

    /// <summary>The file to write. It is written only if its content changes.</summary>
    [Required]
    public string FactsFile { get; set; } = "";

    /// <summary>The files on which the facts depend.</summary>
    [Output]
    public string[] Inputs { get; private set; } = [];

    /// <summary>The <c>.dockerignore</c> files in the folders of the projects and in those above, which may be the context of an image.</summary>
    [Output]
    public string[] IgnoreFiles { get; private set; } = [];

    /// <inheritdoc />
    public override bool Execute()
    {
        try
        {
            var named = NamedProjects.Find(Sources, Directory);
            using var evaluation = new ProjectEvaluation((BuildEngine as IBuildEngine6)?.GetGlobalProperties());
            evaluation.Evaluate(Projects.Concat(named.Select(project => project.File).OfType<string>()));
            Inputs = [.. evaluation.Inputs];
            IgnoreFiles = [.. evaluation.Projects.SelectMany(FoldersOf).Distinct(StringComparer.Ordinal).Select(folder => Path.Combine(folder, ".dockerignore")).Where(File.Exists)];
            FactsText.Write(FactsFile, [.. Header(named), .. evaluation.Facts]);
        }
        catch (InvalidProjectFileException error)
        {
            Log.LogError(null, error.ErrorCode, error.HelpKeyword, error.ProjectFile, error.LineNumber, error.ColumnNumber, error.EndLineNumber, error.EndColumnNumber, "{0}", error.BaseMessage);
        }

        return !Log.HasLoggedErrors;
    }

    private static IEnumerable<string> FoldersOf(string project)
    {
        for (var folder = Path.GetDirectoryName(project); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    private IEnumerable<string> Header(IReadOnlyList<NamedProject> named)
    {
        yield return FactsText.Line("Directory", Directory);
        if (OwnProject is { Length: > 0 } own)
        {
            yield return FactsText.Line("OwnProject", own);
        }

        foreach (var project in named)
        {
            yield return project.File is null ? FactsText.Line("Missing", project.Name) : FactsText.Line("Named", project.Name + "|" + project.File);
        }
    }
}
