using System.Reflection;
using System.Xml.Linq;

namespace ImageGen.Repository.Tests;

/// <summary>The files of this repository.</summary>
internal static class RepositoryTree
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Path.GetFullPath(typeof(RepositoryTree).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "Repository").Value!);

    /// <summary>The names of the projects whose assemblies ship.</summary>
    public static IReadOnlyList<string> ShippedProjects { get; } =
        [.. Directory.EnumerateDirectories(At("src")).Select(static folder => Path.GetFileName(folder)).Where(static name => File.Exists(At($"src/{name}/{name}.csproj"))).Order(StringComparer.Ordinal)];

    /// <summary>The name of a shipped project's assembly, which is that of the project unless the project sets another.</summary>
    public static string AssemblyOf(string project) =>
        XDocument.Load(At($"src/{project}/{project}.csproj")).Descendants("AssemblyName").SingleOrDefault()?.Value ?? project;

    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>The paths of what is in a folder of the repository, without what builds leave there.</summary>
    /// <param name="folder">The folder, relative to the repository; empty for all of it.</param>
    /// <param name="pattern">A pattern of the files' names.</param>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories)
        .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(static path => !path.Split('/').Any(static part => part is "bin" or "obj" or "artifacts" or ".git"))
        .Order(StringComparer.Ordinal);
}
