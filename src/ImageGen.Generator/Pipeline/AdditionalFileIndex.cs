using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Pipeline;

/// <summary>The files that the build passes to the compiler. A generator must not access the disk, so only these files exist for it.</summary>
/// <param name="IsComplete">Whether the package's props are imported, which add the Dockerfiles.</param>
/// <param name="Paths">The files, relative to the project's folder, with <c>/</c>, in ordinal order.</param>
internal sealed record AdditionalFileIndex(bool IsComplete, EquatableArray<string> Paths)
{
    public static IncrementalValueProvider<AdditionalFileIndex> In(IncrementalGeneratorInitializationContext context)
    {
        var paths = context.AdditionalTextsProvider.Select(static (file, _) => file.Path).Collect();
        return paths.Combine(ProjectFolderIn(context))
            .Select(static (input, _) => Create(input.Left, input.Right))
            .WithTrackingName(TrackingNames.AdditionalFiles);
    }

    /// <summary>Provides the project's folder; <see langword="null"/> if the package's props are not imported.</summary>
    public static IncrementalValueProvider<string?> ProjectFolderIn(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectFolder(options.GlobalOptions));

    /// <summary>Whether the path, relative to the project's folder, is among the files.</summary>
    public bool Contains(string relativePath) => Paths.Contains(ProjectPath.Normalize(relativePath), StringComparer.Ordinal);

    public static AdditionalFileIndex Create(IEnumerable<string> paths, string? projectFolder) => projectFolder is null
        ? new AdditionalFileIndex(IsComplete: false, default)
        : new AdditionalFileIndex(
            IsComplete: true,
            paths.Select(path => ProjectPath.RelativeTo(projectFolder, path)).OrderBy(static path => path, StringComparer.Ordinal).ToEquatableArray());

    public static string? ProjectFolder(AnalyzerConfigOptions options) =>
        BuildProperties.IsTold(options, BuildProperties.DefaultNamespaceProperty)
            ? BuildProperties.Read(options, "ProjectDir") ?? BuildProperties.Read(options, "MSBuildProjectDirectory")
            : null;
}
