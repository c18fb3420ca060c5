using Microsoft.Build.Evaluation;

namespace ImageGen.Tasks.Files;

/// <summary>The files that the .NET CLI, NuGet and MSBuild look for beside a project and in the folders above it.</summary>
internal static class RestoreFiles
{
    private static readonly string[] NuGetConfigs = ["nuget.config", "NuGet.config", "NuGet.Config"];
    private static readonly string[] ToolManifests = [Path.Combine(".config", "dotnet-tools.json"), "dotnet-tools.json"];

    /// <summary>All files, existing ones only.</summary>
    public static IEnumerable<string> Of(Project project, IReadOnlyList<string> folders) =>
        new[] { Nearest("global.json", folders), Nearest("Directory.Build.rsp", folders), LockFile(project) }.OfType<string>()
            .Concat(NuGetConfig(project, folders))
            .Concat(ToolManifests.Select(name => Nearest(name, folders)).OfType<string>());

    /// <summary>NuGet merges the files of all folders, unless the project names one. The nearest is the first.</summary>
    public static IEnumerable<string> NuGetConfig(Project project, IReadOnlyList<string> folders) =>
        project.GetPropertyValue("RestoreConfigFile") is { Length: > 0 } file
            ? new[] { Path.GetFullPath(Path.Combine(project.DirectoryPath, file)) }.Where(File.Exists)
            // On a file system that ignores case, all names are one file.
            : folders.Select(folder => NuGetConfigs.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)).OfType<string>();

    public static string? LockFile(Project project)
    {
        var named = project.GetPropertyValue("NuGetLockFilePath");
        string[] candidates = named.Length > 0
            ? [named]
            : ["packages." + Path.GetFileNameWithoutExtension(project.FullPath).Replace(' ', '_') + ".lock.json", "packages.lock.json"];
        return candidates.Select(name => Path.GetFullPath(Path.Combine(project.DirectoryPath, name))).FirstOrDefault(File.Exists);
    }

    public static string? Nearest(string name, IReadOnlyList<string> folders) =>
        folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
