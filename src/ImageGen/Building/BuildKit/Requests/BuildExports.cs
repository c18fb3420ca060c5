using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Options;
using ImageGen.BuildKit;
using ImageGen.Oci;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>The exporters of a build, with the files and engines that receive its results.</summary>
internal sealed class BuildExports : IAsyncDisposable
{
    /// <summary>The exporter to the engine's image store.</summary>
    public const string EngineExporter = "moby";

    private readonly List<OutputFile> _files = [];
    private readonly List<EngineLoad> _loads = [];

    private BuildExports()
    {
    }

    public List<SolveExporter> Exporters { get; } = [];

    /// <exception cref="ImageBuildException">The destination of an output is not valid.</exception>
    public static BuildExports Create(BuildRequest request, BuildKitDaemon daemon)
    {
        var exports = new BuildExports();
        foreach (var output in InOrder(request.Options.Outputs))
        {
            exports.Add(output, request, daemon);
        }

        return exports;
    }

    /// <summary>The id of the image in the engine that loaded it; <see langword="null"/> if no engine did.</summary>
    public ImageDigest? LoadedId { get; private set; }

    /// <summary>Connects to the engines that load the image, before the build starts.</summary>
    /// <exception cref="EngineUnreachableException">No engine responds.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        foreach (var load in _loads)
        {
            await load.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Throws the failure of an engine to load the image. The daemon reports only that the transfer failed.</summary>
    public async Task ThrowIfFailedAsync()
    {
        foreach (var load in _loads)
        {
            await load.ThrowIfFailedAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Replaces the destinations with the received results. Until then, the previous files are unchanged.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            try
            {
                await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (BuildOutputException exception)
            {
                throw new ImageBuildException(exception.Message, exception);
            }
        }

        foreach (var load in _loads)
        {
            LoadedId = await load.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files)
        {
            file.Dispose();
        }

        foreach (var load in _loads)
        {
            await load.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Of the responses of several exporters, BuildKit returns the last (llbsolver, runExporters). The digest must be that of the image,
    /// and not that of an archive.
    /// </summary>
    private static IEnumerable<BuildOutput> InOrder(IList<BuildOutput> outputs) => outputs.Count switch
    {
        0 => [BuildOutput.Image()],
        1 => outputs,
        _ => outputs.OrderBy(output => output is not BuildOutput.ToImage image ? 0 : image.Push ? 2 : 1),
    };

    private void Add(BuildOutput output, BuildRequest request, BuildKitDaemon daemon)
    {
        switch (output)
        {
            case BuildOutput.ToImage image:
                // In an engine, this exporter stores the image in the engine's own image store.
                var exporter = Image(daemon.Store == BuildKitStore.Standalone ? "image" : EngineExporter, image, request);
                if (image.Push)
                {
                    AddPush(exporter.Attributes, request, daemon);
                }

                Exporters.Add(exporter);
                break;
            case BuildOutput.ToEngine engine:
                var load = new EngineLoad(engine.Endpoint, request);
                _loads.Add(load);
                Exporters.Add(Image("docker", engine, request) with { Target = ExportTarget.ToStream((_, _) => ValueTask.FromResult(load.Archive)) });
                break;
            case BuildOutput.ToFile { Kind: BuildOutput.FileKind.Tar } tar:
                Exporters.Add(new SolveExporter { Type = "tar", Attributes = Attributes(tar), Target = Open(tar, request) });
                break;
            case BuildOutput.ToFile file:
                var type = file.Kind == BuildOutput.FileKind.DockerArchive ? "docker" : "oci";
                Exporters.Add(Image(type, file, request) with { Target = Open(file, request) });
                break;
            case BuildOutput.ToDirectory directory:
                var path = OutputPlace.Resolve(directory.Path, request, isFolder: true);
                Exporters.Add(new SolveExporter { Type = "local", Attributes = Attributes(directory), Target = ExportTarget.ToDirectory(path, directory.KeepPrivileges) });
                break;
            default:
                // Only the cache is filled, without an exporter.
                break;
        }
    }

    private static void AddPush(IDictionary<string, string> attributes, BuildRequest request, BuildKitDaemon daemon)
    {
        attributes["push"] = "true";
        if (request.IsPart)
        {
            // The tags are for the index of all parts.
            attributes["name"] = request.References[0].WithoutTag().ToString();
            attributes["push-by-digest"] = "true";
            attributes["name-canonical"] = "true";
        }

        if (daemon.Store == BuildKitStore.Standalone && RegistryClient.IsLoopback(request.References[0].Registry))
        {
            // As in Docker.
            attributes.TryAdd("registry.insecure", "true");
        }
    }

    private static SolveExporter Image(string type, BuildOutput output, BuildRequest request)
    {
        var attributes = Attributes(output);
        attributes["name"] = string.Join(',', request.References);
        foreach (var option in BuildOptionTable.All)
        {
            option.Export?.Invoke(request.Options, type, attributes);
        }

        return new SolveExporter { Type = type, Attributes = attributes };
    }

    private static SortedList<string, string> Attributes(BuildOutput output) => new(output.Attributes, StringComparer.Ordinal);

    private static Stream Open(OutputFile file)
    {
        try
        {
            return file.Open();
        }
        catch (BuildOutputException exception)
        {
            throw new ImageBuildException(exception.Message, exception);
        }
    }

    private ExportTarget Open(BuildOutput.ToFile output, BuildRequest request)
    {
        var isUnpacked = output.Kind == BuildOutput.FileKind.OciLayout;
        var path = OutputPlace.Resolve(output.Path, request, isFolder: isUnpacked);
        var file = new OutputFile(path, isUnpacked);
        _files.Add(file);
        return ExportTarget.ToStream((_, _) => ValueTask.FromResult(Open(file)), isUnpacked ? path : null);
    }
}
