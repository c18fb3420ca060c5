using System.Runtime.CompilerServices;
using ImageGen.Building.BuildKit.Requests;
using ImageGen.Building.InProcess.Attestations;
using ImageGen.Building.InProcess.Images;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Building.InProcess.Trees;
using ImageGen.BuildKit;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Oci;
using ImageGen.Progress;

namespace ImageGen.Building.InProcess.Outputs;

/// <summary>Writes the outputs of a build. A file keeps its previous content until the new one is complete.</summary>
internal sealed class ImageOutputs
{
    private readonly BuildRequest _request;
    private readonly BuildTimes _times;
    private readonly IProgress<BuildEvent> _progress;
    private readonly List<(BuildOutput Output, string? Path)> _outputs;

    /// <summary>Checks the outputs before the build.</summary>
    /// <exception cref="ImageBuildException">An output is not supported, or its place cannot be used.</exception>
    public ImageOutputs(BuildRequest request, BuildTimes times, IProgress<BuildEvent> progress)
    {
        _request = request;
        _times = times;
        _progress = progress;
        CheckAttestations(request.Options);
        _outputs = [.. request.Options.Outputs.Select(output => (output, PathOf(output, request)))];
        if (InProcessPlatforms.Of(request.Options).Count > 1 && request.Options.Outputs.FirstOrDefault(IsForOnePlatform) is { } single)
        {
            throw new ImageBuildException($"The output {single.GetType().Name[2..]} contains an image for one platform only, and {request.Options.Platforms.Count} are requested. Use {nameof(BuildOutput.OciArchive)} or {nameof(BuildOutput.OciLayout)}, or build one platform at a time.");
        }
    }

    /// <summary>Refuses outputs that cannot have the requested attestations, as BuildKit does.</summary>
    private static void CheckAttestations(ImageBuildOptions options)
    {
        if (BuildAttestations.AreAskedIn(options) && options.Outputs.FirstOrDefault(IsForOnePlatform) is { } single)
        {
            throw new ImageBuildException($"The output {(single is BuildOutput.ToEngine ? "to an engine" : nameof(BuildOutput.DockerArchive))} cannot contain attestations. Remove {nameof(ImageBuildOptions.Provenance)} and {nameof(ImageBuildOptions.Sbom)}, or use {nameof(BuildOutput.OciArchive)}, {nameof(BuildOutput.OciLayout)} or a push.");
        }
    }

    /// <summary>Whether the image is needed, and not only its files.</summary>
    public bool NeedImage => _outputs.Count == 0 || _outputs.Exists(each => each.Output is not (BuildOutput.ToCache or BuildOutput.ToDirectory or BuildOutput.ToFile { Kind: BuildOutput.FileKind.Tar }));

    /// <summary>Writes all outputs but pushes.</summary>
    /// <param name="image">The image; <see langword="null"/> if only files are needed.</param>
    /// <param name="stages">The built stages.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteAsync(BuiltContents? image, IReadOnlyList<BuiltStage> stages, CancellationToken cancellationToken)
    {
        foreach (var (output, path) in _outputs)
        {
            switch (output)
            {
                case BuildOutput.ToFile { Kind: BuildOutput.FileKind.OciLayout }:
                    await WriteLayoutAsync(path!, image!, cancellationToken).ConfigureAwait(false);
                    break;
                case BuildOutput.ToFile file:
                    await WriteFileAsync(path!, stream => file.Kind switch
                    {
                        BuildOutput.FileKind.OciArchive => OciArchive.WriteAsync(stream, Named(image!), image!.Contents, cancellationToken),
                        BuildOutput.FileKind.DockerArchive => DockerArchive.WriteAsync(stream, Named(image!), image!.Contents, cancellationToken),
                        _ => WriteTarAsync(stream, stages, cancellationToken),
                    }, cancellationToken).ConfigureAwait(false);
                    break;
                case BuildOutput.ToDirectory folder:
                    await WriteFolderAsync(path!, folder.KeepPrivileges, stages, cancellationToken).ConfigureAwait(false);
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
        BuildOutput.ToDirectory folder => OutputPlace.Resolve(folder.Path, request, isFolder: true),
        _ => null,
    };

    private async Task WriteLayoutAsync(string path, BuiltContents image, CancellationToken cancellationToken)
    {
        try
        {
            await OciLayout.WriteAsync(path, Named(image), image.Contents, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (OutputFailure.Matches(exception))
        {
            throw OutputFailure.Create(path, exception);
        }
    }

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
        catch (Exception exception) when (OutputFailure.Matches(exception))
        {
            throw OutputFailure.Create(path, exception);
        }
    }

    private async Task WriteTarAsync(Stream stream, IReadOnlyList<BuiltStage> stages, CancellationToken cancellationToken)
    {
        var writer = new LayerWriter(stream, LayerCompression.None);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (var entry in EntriesOfAsync(stages, cancellationToken).ConfigureAwait(false))
            {
                await writer.AddAsync(entry, cancellationToken).ConfigureAwait(false);
            }

            _ = await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteFolderAsync(string path, bool keepPrivileges, IReadOnlyList<BuiltStage> stages, CancellationToken cancellationToken)
    {
        try
        {
            using var folder = new OutputDirectory(path, keepPrivileges);
            await foreach (var entry in EntriesOfAsync(stages, cancellationToken).ConfigureAwait(false))
            {
                var content = entry.Open?.Invoke() ?? Stream.Null;
                await using (content.ConfigureAwait(false))
                {
                    await folder.AddAsync(ForDisk(entry), content, cancellationToken).ConfigureAwait(false);
                }
            }

            if (folder.Complete() is > 0 and var dropped)
            {
                _progress.Report(new BuildWarning($"The setuid and setgid bits of {dropped} files and folders were not written to '{path}', because they would give the author of the image the rights of this user. Set keepPrivileges of {nameof(BuildOutput)}.{nameof(BuildOutput.Directory)} to keep them."));
            }
        }
        catch (BuildOutputException exception)
        {
            throw new ImageBuildException(exception.Message, exception);
        }
    }

    private static ContextEntry ForDisk(LayerEntry entry) => new()
    {
        Path = entry.Path,
        Kind = entry.Type switch
        {
            LayerEntryType.Directory => EntryKind.Directory,
            LayerEntryType.SymbolicLink => EntryKind.SymbolicLink,
            LayerEntryType.CharacterDevice => EntryKind.CharacterDevice,
            LayerEntryType.BlockDevice => EntryKind.BlockDevice,
            LayerEntryType.Fifo => EntryKind.Fifo,
            _ => EntryKind.File,
        },
        Mode = (int)entry.Mode,
        ModifiedNanoseconds = entry.ModifiedUtc.ToUnixTimeMilliseconds() * 1_000_000,
        Size = entry.Size,
        LinkTarget = entry.LinkTarget,
        DeviceMajor = (uint)entry.DeviceMajor,
        DeviceMinor = (uint)entry.DeviceMinor,
    };

    /// <summary>Returns the files of all stages. Each of several platforms has a folder, as BuildKit writes them.</summary>
    private async IAsyncEnumerable<LayerEntry> EntriesOfAsync(IReadOnlyList<BuiltStage> stages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var built in stages)
        {
            var (platform, stage) = built;
            var folder = "";
            if (stages.Count > 1)
            {
                folder = platform.ToString().Replace('/', '_') + "/";
                yield return new LayerEntry { Path = folder.TrimEnd('/'), Type = LayerEntryType.Directory, Mode = stage.Tree.Root.Mode };
            }

            var nodes = TreeEntries.FindAll(await AttestationFiles.AddAsync(built, _times, cancellationToken).ConfigureAwait(false));
            foreach (var content in nodes.Select(node => node.Value.Content).OfType<ITreeContent>())
            {
                await content.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            foreach (var entry in TreeEntries.Create(nodes, latest: null))
            {
                yield return entry with { Path = folder + entry.Path, LinkTarget = entry.Type is LayerEntryType.HardLink ? folder + entry.LinkTarget : entry.LinkTarget };
            }
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
