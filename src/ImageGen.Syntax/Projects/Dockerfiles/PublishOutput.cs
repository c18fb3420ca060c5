namespace ImageGen.Projects.Dockerfiles;

/// <summary>
/// The folders of a publish in the container, and which file of the program goes into which layer. Each folder of a layer is copied to
/// the root of the image: so the folder of the program gets its time from there, and the same files are the same layer.
/// </summary>
internal static class PublishOutput
{
    /// <summary>The folder of the program in the image.</summary>
    public const string ProgramFolder = "/app";

    /// <summary>The layer of the app, with everything that belongs to no other layer.</summary>
    public const string App = "/publish/program";

    /// <summary>The layer of the assemblies and native libraries of packages, which change less often than the app.</summary>
    public const string Packages = "/publish/packages";

    /// <summary>An empty folder.</summary>
    public const string Volume = "/publish/volume";

    /// <summary>A folder whose content stays with the app, whatever the names of its files are.</summary>
    public const string WebContent = "wwwroot";

    /// <summary>The names of the files of packages, as patterns of <c>find -name</c>.</summary>
    public static readonly string[] PackagePatterns = ["*.dll", "*.so", "*.so.*"];

    /// <summary>The folders whose content becomes the program, each a layer. The one that changes most often is the last.</summary>
    public static IReadOnlyList<string> Folders(ProjectFacts facts) => IsSplit(facts) ? [Packages, App] : [App];

    /// <summary>Whether packages have a layer of their own. Native programs and single files have everything in one file.</summary>
    public static bool IsSplit(ProjectFacts facts) => !facts.PublishAot && !facts.PublishSingleFile;

    /// <summary>The files that match a pattern of packages, but are the app's own.</summary>
    public static IEnumerable<string> OwnFiles(ProjectFacts facts) =>
        facts.OwnAssemblies.SelectMany(name => new[] { name + ".dll", name + ".resources.dll" });
}
