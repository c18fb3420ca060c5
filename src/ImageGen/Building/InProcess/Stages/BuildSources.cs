using System.Net.Http;
using System.Security.Cryptography;
using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Attestations.Provenance;
using ImageGen.Building.InProcess.Images;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Building.Requests;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Contexts;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>Everything that a build in this process reads: the context, named contexts, images and downloads. Each is read once for all platforms.</summary>
internal sealed class BuildSources(BuildRequest request, BaseImages images, ImageCache cache, HttpClient http) : IDisposable
{
    private const string ContextName = "context";
    private const string DownloadType = "application/octet-stream";
    private const UnixFileMode DownloadMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Dictionary<string, Task<FileTree>> _trees = new(StringComparer.Ordinal);
    private readonly List<IDisposable> _open = [];

    /// <summary>Gets the files of the context.</summary>
    public Task<FileTree> ContextAsync(BuildMaterials materials, CancellationToken cancellationToken)
    {
        materials.AddLocal(ContextName);
        return OnceAsync(ContextName, async () =>
        {
            if (request.Context.Source.OpenArchive() is { } archive)
            {
                await using (archive.ConfigureAwait(false))
                {
                    var tree = new FileTree();
                    var contents = Keep(new LayerContents(_ => Task.FromResult(request.Context.Source.OpenArchive()!)));
                    await TreeLayers.ApplyAsync(tree, LayerReader.ReadAsync(archive, cancellationToken), contents, cancellationToken).ConfigureAwait(false);
                    return tree;
                }
            }

            return ContextTree.Create(request.Context.Source.Walk() ?? [], Keep(new EntryFiles()));
        });
    }

    /// <summary>Gets the name of the context that replaces an image or a stage; <see langword="null"/> if none does.</summary>
    public NamedContext? Named(string name) =>
        request.Options.NamedContexts.FirstOrDefault(each => string.Equals(ContextNames.Find(each.Key), ContextNames.Find(name), StringComparison.Ordinal)).Value;

    /// <summary>Creates a stage that is based on an image, or on the named context that replaces it.</summary>
    /// <param name="name">The name in the Dockerfile.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="materials">Gets what is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StageFailure">The image cannot be used.</exception>
    public async Task<StageState> BaseAsync(string name, Platform platform, BuildMaterials materials, CancellationToken cancellationToken)
    {
        switch (Named(name))
        {
            case NamedContext.Directory folder:
                var empty = StageState.Empty(platform);
                TreeMerge.RunAll(await FolderAsync(folder, name, materials, cancellationToken).ConfigureAwait(false), empty.Tree);
                // BuildKit gives the files of the context no entry in the history.
                empty.AddLayer("created by buildkit", latest: null);
                return empty;
            case NamedContext.OciLayout layout:
                return await UseAsync(await LayoutImages.FindAsync(layout, request.ProjectDirectory, platform, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            case NamedContext.Contents built:
                var found = await BuiltImages.FindAsync(built.Built.Root, built.Built.Contents, platform, cancellationToken).ConfigureAwait(false)
                    ?? throw new StageFailure(FailureReason.BaseImage, $"the image '{name}', which was built for this one, is not made for {platform}.", "Set the same platforms for both.");
                return await UseAsync(found with { Bases = built.Built.Bases }).ConfigureAwait(false);
            case var named:
                var reference = named is NamedContext.Image image ? image.Reference : ReferenceOf(name);
                return await UseAsync(await images.FindAsync(reference, platform, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        Task<StageState> UseAsync(BaseImage image)
        {
            materials.AddImage(image, name, platform);
            return StageOfAsync(image, cancellationToken);
        }
    }

    /// <summary>Gets the files of an image or a named context, for <c>COPY --from</c>.</summary>
    /// <exception cref="StageFailure">The image cannot be used.</exception>
    public async Task<FileTree> FilesAsync(string name, Platform platform, BuildMaterials materials, CancellationToken cancellationToken) =>
        name == "scratch" ? new FileTree()
        : Named(name) is NamedContext.Directory folder ? await FolderAsync(folder, name, materials, cancellationToken).ConfigureAwait(false)
        : (await BaseAsync(name, platform, materials, cancellationToken).ConfigureAwait(false)).Tree;

    /// <summary>Downloads a file for <c>ADD</c>.</summary>
    /// <exception cref="StageFailure">The file cannot be downloaded, or has another checksum.</exception>
    public async Task<TreeNode> DownloadAsync(string url, ImageDigest? checksum, BuildMaterials materials, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            _ = response.EnsureSuccessStatusCode();
            var writer = cache.CreateWriter();
            await using (writer.ConfigureAwait(false))
            {
                var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                using var hash = SHA256.Create();
                var counted = new CryptoStream(writer.Stream, hash, CryptoStreamMode.Write, leaveOpen: true);
                long size;
                await using (counted.ConfigureAwait(false))
                {
                    await content.CopyToAsync(counted, cancellationToken).ConfigureAwait(false);
                    await counted.FlushFinalBlockAsync(cancellationToken).ConfigureAwait(false);
                    size = writer.Stream.Length;
                }

                var descriptor = new Descriptor(DownloadType, ImageDigest.Parse("sha256:" + Convert.ToHexStringLower(hash.Hash!)), size);
                if (checksum is not null && descriptor.Digest != checksum)
                {
                    throw new StageFailure(FailureReason.Other, $"the file at {url} has the checksum {descriptor.Digest}, and not {checksum}.", "Check the file, and then fix the checksum.");
                }

                await writer.CommitAsync(descriptor, cancellationToken).ConfigureAwait(false);
                materials.AddDownload(url, descriptor.Digest);
                return new TreeNode
                {
                    Type = LayerEntryType.File,
                    Mode = DownloadMode,
                    ModifiedUtc = response.Content.Headers.LastModified ?? DateTimeOffset.UnixEpoch,
                    Size = size,
                    Content = size == 0 ? null : new CacheContent(cache, descriptor),
                };
            }
        }
        catch (HttpRequestException exception)
        {
            throw new StageFailure(FailureReason.Other, $"the file at {url} cannot be downloaded: {exception.Message}", "Check the address, and that this machine can reach it through network, proxy and firewall.");
        }
    }

    public void Dispose()
    {
        foreach (var each in _open)
        {
            each.Dispose();
        }
    }

    private async Task<StageState> StageOfAsync(BaseImage image, CancellationToken cancellationToken)
    {
        if (image.Manifest.Layers.Length != image.Configuration.DiffIds.Length)
        {
            throw new StageFailure(FailureReason.BaseImage, "the image is not valid: its manifest and its configuration have different numbers of layers.", "Push the image again, or use another one.");
        }

        var tree = (await OnceAsync(image.Manifest.Config.Digest.ToString(), () => TreeOfAsync(image, cancellationToken)).ConfigureAwait(false)).Clone();
        var layers = image.Manifest.Layers.Zip(image.Configuration.DiffIds, (descriptor, diffId) => new StageLayer.OfBase(new Layer(descriptor, diffId), image));
        return StageState.FromImage(tree, image.Configuration, layers);
    }

    private async Task<FileTree> TreeOfAsync(BaseImage image, CancellationToken cancellationToken)
    {
        var listings = await ListAsync(image, cancellationToken).ConfigureAwait(false);
        var tree = new FileTree();
        foreach (var (layer, entries) in image.Manifest.Layers.Zip(listings))
        {
            var contents = Keep(new LayerContents(token => image.Source.OpenAsync(layer, token)));
            try
            {
                await TreeLayers.ApplyAsync(tree, entries.ToAsyncEnumerable(), contents, cancellationToken).ConfigureAwait(false);
            }
            catch (TreeException exception)
            {
                throw new StageFailure(FailureReason.BaseImage, $"the layer {layer.Digest} of the image is not valid: {exception.Message}.", "Push the image again, or use another one.") { Image = image.Repository };
            }
        }

        return tree;
    }

    private async Task<IReadOnlyList<LayerEntry>[]> ListAsync(BaseImage image, CancellationToken cancellationToken)
    {
        try
        {
            return await LayerListing.ReadAllAsync(image, cache, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (image.Repository is not null && BaseImages.IsFailure(exception))
        {
            throw BaseImages.CreateFailure(image.Repository, exception);
        }
    }

    private Task<FileTree> FolderAsync(NamedContext.Directory folder, string name, BuildMaterials materials, CancellationToken cancellationToken)
    {
        materials.AddLocal(name);
        return OnceAsync("folder:" + folder.Path, async () =>
        {
            var definition = new ContextDefinition { ProjectDirectory = request.ProjectDirectory, Context = BuildContext.FromDirectory(folder.Path), DockerfilePath = "", DockerfileText = "" };
            var context = await ContextPreparation.PrepareAsync(definition, cancellationToken).ConfigureAwait(false);
            return ContextTree.Create(context.Source.Walk()!, Keep(new EntryFiles()));
        });
    }

    private static ImageReference ReferenceOf(string name) => ImageReference.TryParse(name, out var reference)
        ? reference
        : throw new StageFailure(FailureReason.BaseImage, $"'{name}' is neither a stage nor an image.", "Check its name.");

    private T Keep<T>(T resource)
        where T : IDisposable
    {
        _open.Add(resource);
        return resource;
    }

    private Task<FileTree> OnceAsync(string key, Func<Task<FileTree>> create)
    {
        if (!_trees.TryGetValue(key, out var tree))
        {
            _trees.Add(key, tree = create());
        }

        return tree;
    }
}
