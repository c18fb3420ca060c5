using Microsoft.Build.Evaluation;

namespace ImageGen.Tasks.Files;

/// <summary>The files that the items and properties of a project name, whatever their type.</summary>
internal static class NamedFiles
{
    /// <summary>Items whose names are no paths, or which other facts describe.</summary>
    private static readonly HashSet<string> OtherItems = new(StringComparer.OrdinalIgnoreCase)
    {
        "PackageReference", "PackageVersion", "GlobalPackageReference", "PackageDownload", "FrameworkReference", "KnownFrameworkReference", "KnownAppHostPack", "KnownILCompilerPack",
        "KnownCrossgen2Pack", "KnownRuntimePack", "KnownWebAssemblySdkPack", "KnownILLinkPack", "ProjectReference", "Using", "InternalsVisibleTo", "CompilerVisibleProperty",
        "CompilerVisibleItemMetadata", "ProjectCapability", "SupportedTargetFramework", "SupportedPlatform", "Folder", "RuntimeHostConfigurationOption", "TrimmerRootAssembly",
    };

    /// <summary>Finds the files of items. An item of an assembly names its file in metadata.</summary>
    public static IEnumerable<NamedFile> OfItems(Project project) =>
        from item in project.Items
        where !OtherItems.Contains(item.ItemType)
        let include = item.GetMetadataValue("HintPath") is { Length: > 0 } hint ? hint : item.EvaluatedInclude
        let path = FullPath(project, include)
        where path is not null
        select new NamedFile(item.ItemType, path);

    /// <summary>Finds existing files that are the value of a property which the sources set, and not the SDK or a package.</summary>
    public static IEnumerable<NamedFile> OfProperties(Project project, Func<string, bool> isSource) =>
        from property in project.Properties
        where property.Xml is not null && isSource(property.Xml.ContainingProject.FullPath)
        let value = property.EvaluatedValue.Trim()
        where value.Length > 0 && value.IndexOf('.') >= 0 && value.IndexOf(';') < 0
        let path = FullPath(project, value)
        where path is not null && File.Exists(path)
        select new NamedFile(property.Name, path);

    private static string? FullPath(Project project, string include)
    {
        if (include.Length == 0 || include.Length > 4096 || include.IndexOfAny(Path.GetInvalidPathChars()) >= 0 || include.IndexOf('*') >= 0)
        {
            return null;
        }

        var path = Path.DirectorySeparatorChar == '/' ? include.Replace('\\', '/') : include;
        try
        {
            return Path.GetFullPath(Path.Combine(project.DirectoryPath, path));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            // The name of an item that is no path: 'https://…' on Windows.
            return null;
        }
    }
}
