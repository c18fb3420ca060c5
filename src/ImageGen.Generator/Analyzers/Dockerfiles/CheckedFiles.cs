using System.Collections.Immutable;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>The additional files by their names relative to the project's folder: where a Dockerfile and its ignore file are.</summary>
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

    /// <summary>The name of a file; <see langword="null"/> where the project's folder is not known.</summary>
    public string? NameOf(AdditionalText file) => DockerfileName.OfFile(file.Path, _folder);

    /// <summary>The Dockerfile that an image is built from, where the compiler sees it.</summary>
    public AdditionalText? DockerfileOf(ImageAttribute image) => DockerfileName.Of(image) is { } name ? Find(name) : null;

    /// <summary>The ignore file that counts for an image: the one beside its Dockerfile, or else that of the context's root.</summary>
    public AdditionalText? IgnoreFileOf(ImageAttribute image)
    {
        if (DockerfileName.Of(image) is not { } name)
        {
            return null;
        }

        var context = ProjectPath.Normalize(image.Get(AttributeSettings.Context) ?? "");
        return Find(name + IgnoreFileName) ?? Find(context.Length == 0 ? IgnoreFileName : context + "/" + IgnoreFileName);
    }

    private AdditionalText? Find(string name) => _folder is null ? null : _files.FirstOrDefault(file => NameOf(file) == name);
}
