using System.Collections.Immutable;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>The additional files, by their names relative to the project's folder. It finds Dockerfiles and their ignore files.</summary>
internal sealed class CheckedFiles
{
    private const string IgnoreFileName = ".dockerignore";
    private readonly ImmutableArray<AdditionalText> _files;
    private readonly string? _folder;

    public CheckedFiles(AnalyzerOptions options)
    {
        _files = options.AdditionalFiles;
        _folder = AdditionalFileIndex.ProjectFolder(options.AnalyzerConfigOptionsProvider.GlobalOptions);
    }

    /// <summary>Returns the name of a file; <see langword="null"/> if the project's folder is not known.</summary>
    public string? NameOf(AdditionalText file) => DockerfileName.OfFile(file.Path, _folder);

    /// <summary>Finds the Dockerfile of an image; <see langword="null"/> if the compiler does not see it.</summary>
    public AdditionalText? DockerfileOf(ImageAttribute image) => DockerfileName.FromAttribute(image) is { } name ? Find(name) : null;

    /// <summary>Finds the ignore file of an image: the one next to its Dockerfile, or else the one in the root of the context.</summary>
    public AdditionalText? IgnoreFileOf(ImageAttribute image)
    {
        if (DockerfileName.FromAttribute(image) is not { } name)
        {
            return null;
        }

        var context = ProjectPath.Normalize(image.Get(AttributeSettings.Context) ?? "");
        return Find(name + IgnoreFileName) ?? Find(context.Length == 0 ? IgnoreFileName : context + "/" + IgnoreFileName);
    }

    private AdditionalText? Find(string name) => _folder is null ? null : _files.FirstOrDefault(file => NameOf(file) == name);
}
