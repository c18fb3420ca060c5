using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>What a build makes, in BuildKit's terms; and the files that come back of it.</summary>
internal sealed class BuildExports : IDisposable
{
    private readonly List<OutputFile> _files = [];

    private BuildExports()
    {
    }

    public List<SolveExporter> Exporters { get; } = [];

    public static BuildExports Of(BuildRequest request, BuildKitDaemon daemon)
    {
        var exports = new BuildExports();
        IEnumerable<BuildOutput> outputs = request.Options.Outputs is { Count: > 0 } asked ? asked : [BuildOutput.Image()];
        foreach (var output in outputs)
        {
            exports.Add(output, request, daemon);
        }

        return exports;
    }

    /// <summary>Puts the files that have come in their places; until then, what was there before stays.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Dispose();
        }
    }

    private void Add(BuildOutput output, BuildRequest request, BuildKitDaemon daemon)
    {
        switch (output)
        {
            case BuildOutput.ToImage image:
                // In an engine, this is the exporter that leaves the image in the store that the engine itself looks into.
                var exporter = Image(daemon.Store == BuildKitStore.Standalone ? "image" : "moby", image, request);
                if (image.Push)
                {
                    exporter.Attributes["push"] = "true";
                }

                Exporters.Add(exporter);
                break;
            case BuildOutput.ToFile { Kind: BuildOutput.FileKind.Tar } tar:
                Exporters.Add(new SolveExporter { Type = "tar", Attributes = Attributes(tar), Target = Open(tar, request) });
                break;
            case BuildOutput.ToFile file:
                var type = file.Kind == BuildOutput.FileKind.DockerArchive ? "docker" : "oci";
                Exporters.Add(Image(type, file, request) with { Target = Open(file, request) });
                break;
            case BuildOutput.ToDirectory directory:
                var path = Path.GetFullPath(directory.Path, request.ProjectDirectory);
                Exporters.Add(new SolveExporter { Type = "local", Attributes = Attributes(directory), Target = ExportTarget.ToDirectory(path) });
                break;
            default:
                // Only the cache is filled: no exporter.
                break;
        }
    }

    private static SolveExporter Image(string type, BuildOutput output, BuildRequest request)
    {
        var attributes = Attributes(output);
        attributes["name"] = string.Join(',', request.References);
        foreach (var annotation in request.Options.Annotations)
        {
            attributes[Key(annotation)] = annotation.Value;
        }

        if (request.Options.RewriteTimestamp == true)
        {
            attributes["rewrite-timestamp"] = "true";
        }

        return new SolveExporter { Type = type, Attributes = attributes };
    }

    private static SortedDictionary<string, string> Attributes(BuildOutput output) => new(output.Attributes, StringComparer.Ordinal);

    private static string Key(ImageAnnotation annotation)
    {
        var platform = annotation.Platform is null ? "" : $"[{annotation.Platform}]";
        return annotation.Level switch
        {
            AnnotationLevel.Index => $"annotation-index.{annotation.Key}",
            AnnotationLevel.IndexDescriptor => $"annotation-index-descriptor.{annotation.Key}",
            AnnotationLevel.ManifestDescriptor => $"annotation-manifest-descriptor{platform}.{annotation.Key}",
            _ => $"annotation-manifest{platform}.{annotation.Key}",
        };
    }

    private ExportTarget Open(BuildOutput.ToFile output, BuildRequest request)
    {
        var file = new OutputFile(Path.GetFullPath(output.Path, request.ProjectDirectory), isUnpacked: output.Kind == BuildOutput.FileKind.OciLayout);
        _files.Add(file);
        return ExportTarget.ToStream((_, _) => ValueTask.FromResult(file.Open()));
    }
}
