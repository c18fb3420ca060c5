namespace ImageGen.Projects.Dockerfiles;

/// <summary>The layout of the folder in which a publish on this machine gives its result. It is the build context.</summary>
public static class HostFolder
{
    /// <summary>An empty folder, from which volumes get their owner.</summary>
    public const string Volume = "volume";

    /// <summary>Returns the folder of the program for an architecture, without its packages.</summary>
    public static string App(string architecture) => Output(architecture, PublishOutput.App).TrimEnd('/') + PublishOutput.ProgramFolder;

    /// <summary>Returns the folder of the assemblies and native libraries of packages.</summary>
    public static string Packages(string architecture) => Output(architecture, PublishOutput.Packages).TrimEnd('/') + PublishOutput.ProgramFolder;

    /// <summary>Returns the path of an additional file or folder.</summary>
    public static string File(int index) => "files/" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether a file of the program belongs to its packages, and so to their layer.</summary>
    /// <param name="facts">The project.</param>
    /// <param name="path">The path in the output of the publish, with <c>/</c>.</param>
    public static bool IsOfPackages(ProjectFacts facts, string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return PublishOutput.IsSplit(facts)
            && !path.StartsWith(PublishOutput.WebContent + "/", StringComparison.Ordinal)
            && (name.EndsWith(".dll", StringComparison.Ordinal) || name.EndsWith(".so", StringComparison.Ordinal) || name.Contains(".so."))
            && !PublishOutput.OwnFiles(facts).Contains(name, StringComparer.Ordinal);
    }

    internal static string Output(string architecture, string folder) => $"{architecture}/{folder.Substring(folder.LastIndexOf('/') + 1)}/";
}
