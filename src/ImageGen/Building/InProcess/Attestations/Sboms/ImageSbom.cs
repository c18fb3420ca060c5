using ImageGen.Building.InProcess.Images;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Oci;
using ImageGen.Progress;

namespace ImageGen.Building.InProcess.Attestations.Sboms;

/// <summary>Creates the bill of materials of an image: its base images, and the libraries in the <c>.deps.json</c> files among its files.</summary>
/// <param name="request">The build.</param>
/// <param name="times">The times of the build.</param>
/// <param name="progress">Receives warnings.</param>
internal sealed class ImageSbom(BuildRequest request, BuildTimes times, IProgress<BuildEvent> progress)
{
    private const string PredicateType = "https://spdx.dev/Document";
    private const string FileName = "sbom.spdx.json";

    /// <exception cref="BuildContextException">A file of the context changed, or cannot be read.</exception>
    public async Task<Attestation> CreateAsync(BuiltStage built, CancellationToken cancellationToken)
    {
        var image = HistoryTimes.Set(built.Stage.Image, built.Stage.Layers, times);
        var document = new SpdxDocument(request.References[0].ToString(), times.Epoch ?? image.Created ?? DateTimeOffset.UnixEpoch);
        var root = document.AddRoot(PackageOf(request.References[0], digest: null, built.Platform));
        AddBases(document, root, built);
        var assets = request.Context.PublishedPackages is { } packages ? PackageAssets.Read(packages) : null;
        var libraries = new SpdxLibraries(document, root, assets);
        foreach (var (path, node) in TreeEntries.FindAll(built.Stage.Tree).Where(each => each.Value.IsFile && each.Key.EndsWith(DependencyFile.Extension, StringComparison.Ordinal)))
        {
            if (await ReadAsync(node, cancellationToken).ConfigureAwait(false) is { } file)
            {
                libraries.Add(file, "/" + path);
            }
            else
            {
                progress.Report(new BuildWarning($"The bill of materials does not contain the libraries that '/{path}' names, because the file is not valid or has more than {DependencyFile.MaxSizeBytes} bytes. Check the file.", request.Context.DockerfilePath));
            }
        }

        // A program in one file, or of native code, has no such file.
        if (!libraries.HaveProject && assets?.ListFor(built.Platform) is { } published)
        {
            libraries.Add(published, Path.GetFileName(request.Context.PublishedPackages!.AssetsFile));
        }

        return new Attestation(PredicateType, FileName, document.ToJson());
    }

    private static void AddBases(SpdxDocument document, string root, BuiltStage built)
    {
        foreach (var image in built.Stage.Layers.OfType<StageLayer.OfBase>().Select(layer => layer.Image).DistinctBy(image => image.Digest))
        {
            document.Relate(root, "DESCENDANT_OF", document.Add(image.Repository is { } repository
                ? PackageOf(repository, image.Digest, built.Platform)
                : new SpdxPackage("base-image") { Version = image.Digest.ToString(), Checksum = ChecksumOf(image.Digest), Purpose = "CONTAINER" }));
        }
    }

    private static SpdxPackage PackageOf(ImageReference image, ImageDigest? digest, Platform platform) => new(image.Name)
    {
        Version = image.Tag?.ToString() ?? digest?.ToString(),
        Url = PackageUrl.FromImage(image, digest, platform),
        Checksum = digest is null ? null : ChecksumOf(digest),
        Purpose = "CONTAINER",
    };

    private static (string Algorithm, string Hash) ChecksumOf(ImageDigest digest) => (digest.Algorithm.ToUpperInvariant(), digest.Encoded);

    private static async Task<DependencyFile?> ReadAsync(TreeNode node, CancellationToken cancellationToken)
    {
        if (node.Content is not { } content || node.Size > DependencyFile.MaxSizeBytes)
        {
            return null;
        }

        await content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var stream = content.Open();
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new MemoryStream((int)node.Size);
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return DependencyFile.Parse(bytes.ToArray());
        }
    }
}
