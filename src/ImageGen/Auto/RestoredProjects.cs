using System.Text.Json;

namespace ImageGen.Auto;

/// <summary>What NuGet wrote about a restore in the <c>obj</c> folders.</summary>
/// <param name="Projects">The project and all those that it references.</param>
/// <param name="Configurations">The configuration files that NuGet read.</param>
/// <param name="Results">The files that the restore wrote.</param>
/// <param name="Packages">A file of each package in the folders for packages.</param>
internal sealed record RestoredProjects(IReadOnlyList<string> Projects, IReadOnlyList<string> Configurations, IReadOnlyList<string> Results, IReadOnlyList<string> Packages)
{
    private const string CacheFile = "project.nuget.cache";

    private static readonly string[] OtherResults = ["project.assets.json", "*.nuget.g.props", "*.nuget.g.targets"];

    /// <param name="project">The project, whose <c>obj</c> folder is beside it.</param>
    /// <exception cref="IOException">The project is not restored, or has its folder elsewhere.</exception>
    /// <exception cref="JsonException">A file is damaged.</exception>
    /// <exception cref="KeyNotFoundException">A file is of another version of NuGet.</exception>
    public static RestoredProjects Read(string project)
    {
        var (projects, configurations, results, packages) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        using var graph = Parse(Path.Combine(Path.GetDirectoryName(project)!, "obj", Path.GetFileName(project) + ".nuget.dgspec.json"));
        foreach (var each in graph.RootElement.GetProperty("projects").EnumerateObject())
        {
            var restore = each.Value.GetProperty("restore");
            var output = restore.GetProperty("outputPath").GetString()!;
            projects.Add(each.Name);
            configurations.AddRange(restore.GetProperty("configFilePaths").EnumerateArray().Select(path => path.GetString()!));
            results.Add(Path.Combine(output, CacheFile));
            results.AddRange(OtherResults.SelectMany(pattern => Directory.GetFiles(output, pattern)));
            using var cache = Parse(Path.Combine(output, CacheFile));
            packages.AddRange(cache.RootElement.GetProperty("expectedPackageFiles").EnumerateArray().Select(path => path.GetString()!));
        }

        return new RestoredProjects(projects, configurations, results, packages);
    }

    private static JsonDocument Parse(string path) => JsonDocument.Parse(File.ReadAllBytes(path));
}
