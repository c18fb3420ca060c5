using ImageGen.Tasks.Files;
using Microsoft.Build.Evaluation;

namespace ImageGen.Tasks.Evaluation;

/// <summary>Folders of the SDK, of packages and of MSBuild's extensions: a container has its own, so nothing in them is a source file.</summary>
internal sealed class KnownFolders
{
    private static readonly string[] Properties =
        ["NetCoreRoot", "MSBuildExtensionsPath", "MSBuildBinPath", "NuGetPackageRoot", "RestorePackagesPath", "NuGetPackageFolders"];

    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    public KnownFolders()
    {
        // The extensions of a user. The property has no value outside of the engine's own evaluation.
        Add(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "MSBuild"));
        Add(Environment.GetEnvironmentVariable("NUGET_PACKAGES"));
        Add(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));
    }

    /// <summary>Adds the folders that a project names.</summary>
    public void Learn(Project project)
    {
        foreach (var folder in Properties.SelectMany(property => project.GetPropertyValue(property).Split(';')))
        {
            Add(folder);
        }
    }

    public bool Contains(string path) => _folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    private void Add(string? folder)
    {
        if (folder is not null && folder.Trim() is { Length: > 1 } path && Path.IsPathRooted(path))
        {
            _ = _folders.Add(Folders.WithSeparator(Path.GetFullPath(path)));
        }
    }
}
