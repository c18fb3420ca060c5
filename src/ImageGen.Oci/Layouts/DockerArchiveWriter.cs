using System.Collections.Immutable;
using ImageGen.Oci.Documents;

namespace ImageGen.Oci.Layouts;

/// <summary>Writes archives as <c>docker save</c> does: <c>manifest.json</c>, <c>repositories</c>, configurations and layers.</summary>
internal sealed class DockerArchiveWriter(Stream destination, IContentSource source)
{
    /// <summary>The images in their order, each with all its names.</summary>
    public async Task WriteAsync(IReadOnlyList<(Descriptor Descriptor, string? Name)> images, CancellationToken cancellationToken)
    {
        var written = new List<(ImageManifest Manifest, ImmutableArray<ImageReference> Names)>();
        foreach (var image in images.GroupBy(static image => image.Descriptor.Digest))
        {
            var names = image.Select(static each => each.Name).OfType<string>().Select(static name => ParseName(name)).Distinct().ToImmutableArray();
            written.Add((await ReadManifestAsync(image.First().Descriptor, cancellationToken).ConfigureAwait(false), names));
        }

        var output = new ArchiveOutput(destination);
        await using var closed = output.ConfigureAwait(false);
        await output.AddAsync(DockerArchiveItem.FileName, DockerArchiveItem.Write(written.Select(static image => ItemOf(image.Manifest, image.Names))), cancellationToken).ConfigureAwait(false);
        await output.AddAsync("repositories", CreateRepositories(written), cancellationToken).ConfigureAwait(false);
        foreach (var (path, content) in written.SelectMany(static image => ContentsOf(image.Manifest)).DistinctBy(static each => each.Path))
        {
            await output.AddAsync(path, content, source, cancellationToken).ConfigureAwait(false);
        }

        await output.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImageManifest> ReadManifestAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        if (!MediaTypes.IsManifest(descriptor.MediaType))
        {
            throw new ArgumentException($"'{descriptor.Digest}' ({descriptor.MediaType}) cannot be in a docker archive, which has images for one platform. Use ImageIndex.Find to select one.", nameof(descriptor));
        }

        return ImageManifest.Parse(await DocumentContent.ReadAsync(descriptor, source, cancellationToken).ConfigureAwait(false), descriptor.MediaType);
    }

    private static ImageReference ParseName(string name)
    {
        var reference = ImageReference.Parse(name);
        return reference.WithoutDigest().WithTag(reference.Tag ?? ImageTag.Parse("latest"));
    }

    private static DockerArchiveItem ItemOf(ImageManifest manifest, ImmutableArray<ImageReference> names) => new(
        ConfigPath(manifest.Config),
        [.. names.Select(static name => name.ToString())],
        [.. manifest.Layers.Select(LayerPath)]);

    private static IEnumerable<(string Path, Descriptor Content)> ContentsOf(ImageManifest manifest) =>
        manifest.Layers.Select(static layer => (LayerPath(layer), layer)).Prepend((ConfigPath(manifest.Config), manifest.Config));

    private static string ConfigPath(Descriptor config) => config.Digest.Encoded + ".json";

    private static string LayerPath(Descriptor layer) => layer.Digest.Encoded + ".tar";

    /// <summary>The names again, as programs read them that are older than <c>manifest.json</c>: repository, tag, top layer.</summary>
    private static byte[] CreateRepositories(List<(ImageManifest Manifest, ImmutableArray<ImageReference> Names)> images) => GoJson.Write(json =>
    {
        var names = images.SelectMany(static image => image.Names.Select(name => (Name: name, Top: image.Manifest.Layers.LastOrDefault())));
        foreach (var repository in names.GroupBy(static each => each.Name.Name, StringComparer.Ordinal).OrderBy(static each => each.Key, StringComparer.Ordinal))
        {
            json.AddObject(repository.Key, tags =>
            {
                foreach (var (name, top) in repository.DistinctBy(static each => each.Name.Tag).OrderBy(static each => each.Name.Tag!.ToString(), StringComparer.Ordinal))
                {
                    tags.Add(name.Tag!.ToString(), top?.Digest.Encoded ?? "");
                }
            });
        }
    }).ToArray();
}
