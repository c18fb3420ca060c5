using ImageGen.Building.BuildKit.Requests;
using ImageGen.Building.InProcess.Images;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Building.InProcess.Trees;
using ImageGen.BuildKit;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Outputs;

/// <summary>Writes the outputs of a build. A file keeps its previous content until the new one is complete.</summary>
internal sealed class ImageOutputs
{
    private readonly BuildRequest _request;
    private readonly List<(BuildOutput Output, string? Path)> _outputs;

    /// <summary>Checks the outputs before the build.</summary>
    /// <exception cref="ImageBuildException">An output is not supported, or its place cannot be used.</exception>
    public ImageOutputs(BuildRequest request)
    {
        _request = request;
        _outputs = [.. request.Options.Outputs.Select(output => (output, PathOf(output, request)))];
        if (InProcessPlatforms.Of(request.Options).Count > 1 && request.Options.Outputs.FirstOrDefault(IsForOnePlatform) is { } single)
        {
            throw new ImageBuildException($"The output {single.GetType().Name[2..]} contains an image for one platform only, and {request.Options.Platforms.Count} are requested. Use {nameof(BuildOutput.OciArchive)} or {nameof(BuildOutput.OciLayout)}, or build one platform at a time.");
        }
    }

    /// <summary>Whether the image is needed, and not only its files.</summary>
    public bool NeedImage => _outputs.Count == 0 || _outputs.Exists(each => each.Output is not (BuildOutput.ToCache or BuildOutput.ToDirectory or BuildOutput.ToFile { Kind: BuildOutput.FileKind.Tar }));

    /// <summary>Writes all outputs but pushes.</summary>
    /// <param name="image">The image; <see langword="null"/> if only files are needed.</param>
    /// <param name="stages">The built stages.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteAsync(BuiltContents? image, IReadOnlyList<(Platform Platform, StageState Stage)> stages, CancellationToken cancellationToken)
    {
        foreach (var (output, path) in _outputs)
        {
            switch (output)
            {
                case BuildOutput.ToFile { Kind: BuildOutput.FileKind.OciLayout }:
                    await OciLayout.WriteAsync(path!, Named(image!), image!.Contents, cancellationToken).ConfigureAwait(false);
                    break;
                case BuildOutput.ToFile file:
                    await WriteFileAsync(path!, stream => file.Kind switch
                    {
                        BuildOutput.FileKind.OciArchive => OciArchive.WriteAsync(stream, Named(image!), image!.Contents, cancellationToken),
                        BuildOutput.FileKind.DockerArchive => DockerArchive.WriteAsync(stream, Named(image!), image!.Contents, cancellationToken),
                        _ => WriteTarAsync(stream, stages, cancellationToken),
                    }, cancellationToken).ConfigureAwait(false);
                    break;
                case BuildOutput.ToEngine engine:
                    await LoadAsync(engine, image!, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private static bool IsForOnePlatform(BuildOutput output) => output is BuildOutput.ToEngine or BuildOutput.ToFile { Kind: BuildOutput.FileKind.DockerArchive };

    private static string? PathOf(BuildOutput output, BuildRequest request) => output switch
    {
        BuildOutput.ToFile file => OutputPlace.Resolve(file.Path, request, isFolder: file.Kind is BuildOutput.FileKind.OciLayout),
        BuildOutput.ToDirectory => throw new ImageBuildException($"A build in this process does not write files to a folder yet. Use {nameof(BuildOutput)}.{nameof(BuildOutput.Tar)}. {InProcessLimits.NeedsEngine}"),
        _ => null,
    };

    private static async Task WriteFileAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new OutputFile(path, isUnpacked: false);
            var stream = file.Open();
            await using (stream.ConfigureAwait(false))
            {
                await write(stream).ConfigureAwait(false);
            }

            await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BuildOutputException exception)
        {
            throw new ImageBuildException(exception.Message, exception);
        }
    }

    private static async Task WriteTarAsync(Stream stream, IReadOnlyList<(Platform Platform, StageState Stage)> stages, CancellationToken cancellationToken)
    {
        var writer = new LayerWriter(stream, LayerCompression.None);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var (platform, stage) in stages)
            {
                // As BuildKit writes them: a folder for each of several platforms.
                var folder = stages.Count > 1 ? platform.ToString().Replace('/', '_') + "/" : "";
                var nodes = TreeEntries.FindAll(stage.Tree);
                foreach (var content in nodes.Select(node => node.Value.Content).OfType<ITreeContent>())
                {
                    await content.PrepareAsync(cancellationToken).ConfigureAwait(false);
                }

                foreach (var entry in TreeEntries.Create(nodes, latest: null))
                {
                    await writer.AddAsync(entry with { Path = folder + entry.Path, LinkTarget = entry.Type is LayerEntryType.HardLink ? folder + entry.LinkTarget : entry.LinkTarget }, cancellationToken).ConfigureAwait(false);
                }
            }

            _ = await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task LoadAsync(BuildOutput.ToEngine engine, BuiltContents image, CancellationToken cancellationToken)
    {
        var load = new EngineLoad(engine.Endpoint, _request);
        await using (load.ConfigureAwait(false))
        {
            await load.OpenAsync(cancellationToken).ConfigureAwait(false);
            var archive = load.Archive;
            await using (archive.ConfigureAwait(false))
            {
                await DockerArchive.WriteAsync(archive, Named(image), image.Contents, cancellationToken).ConfigureAwait(false);
            }

            _ = await load.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private List<(Descriptor Descriptor, string? Name)> Named(BuiltContents image) => [.. _request.References.Select(reference => (image.Root, (string?)reference.ToString()))];
}
