using System.Collections.Immutable;
using ImageGen.Building.InProcess.Attestations;
using ImageGen.Building.InProcess.Outputs;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Makes images of built stages: layers, configurations, manifests, and an index for several platforms.</summary>
/// <param name="request">The build.</param>
/// <param name="cache">The cache.</param>
/// <param name="form">The form of the image.</param>
/// <param name="times">The times of the build.</param>
internal sealed class ImageAssembly(BuildRequest request, ImageCache cache, ImageForm form, BuildTimes times)
{
    private readonly ImageContents _contents = new(cache);
    private readonly LayerStore _layers = new(cache, usesEarlier: request.Options.NoCache != true);
    private readonly HashSet<ImageReference> _bases = [];

    /// <param name="stages">The stage that was built for each platform.</param>
    /// <param name="cancellationToken">Ends the writing of layers.</param>
    public async Task<BuiltContents> RunAsync(IReadOnlyList<BuiltStage> stages, CancellationToken cancellationToken)
    {
        var images = new List<(Platform Platform, ImageManifest Manifest)>();
        foreach (var (platform, stage) in stages)
        {
            images.Add((platform, await CreateAsync(platform, stage, cancellationToken).ConfigureAwait(false)));
        }

        ImmutableArray<ImageReference> bases = [.. _bases];
        ImmutableArray<Descriptor> attestations = [.. stages.Zip(images, (stage, image) => AttestationsOf(stage, image.Manifest)).OfType<Descriptor>()];
        if (images is [var (_, only)] && attestations.IsEmpty)
        {
            return new BuiltContents(_contents.Add(only.Descriptor, only.ToBytes()), _contents, only.Config.Digest, bases);
        }

        var index = new ImageIndex([.. images.Select(image => DescriptorOf(image.Platform, image.Manifest)), .. attestations])
        {
            MediaType = images.Exists(image => image.Manifest.MediaType == MediaTypes.OciManifest) ? MediaTypes.OciIndex : MediaTypes.DockerIndex,
            Annotations = AnnotationsFor(AnnotationLevel.Index, platform: null),
        };
        return new BuiltContents(_contents.Add(index.Descriptor, index.ToBytes()), _contents, images is [var (_, single)] ? single.Config.Digest : null, bases);
    }

    private Descriptor? AttestationsOf(BuiltStage stage, ImageManifest manifest)
    {
        var subjects = request.References.Select(reference => (PackageUrl.FromImage(reference, digest: null, stage.Platform), manifest.Descriptor.Digest)).ToList();
        return stage.Attestations.Count == 0
            ? null
            : AttestationManifest.Create(manifest.Descriptor, stage.Attestations.Select(attestation => (attestation.PredicateType, attestation.ToStatement(subjects))), _contents);
    }

    private Descriptor DescriptorOf(Platform platform, ImageManifest manifest) => _contents.Add(manifest.Descriptor, manifest.ToBytes()) with
    {
        Platform = platform,
        Annotations = AnnotationsFor(AnnotationLevel.ManifestDescriptor, platform),
    };

    private async Task<ImageManifest> CreateAsync(Platform platform, StageState stage, CancellationToken cancellationToken)
    {
        // An image has the media types of its base.
        var isDocker = form.UsesOci is { } usesOci ? !usesOci : stage.Layers.OfType<StageLayer.OfBase>().FirstOrDefault()?.Image.Manifest.MediaType == MediaTypes.DockerManifest;
        var layers = new List<Layer>();
        foreach (var layer in stage.Layers)
        {
            layers.Add(layer switch
            {
                StageLayer.Made made => await _layers.WriteAsync(
                    made, $"{request.References[0].CanonicalName}:{platform}:{request.Options.Target}:{layers.Count}", form.Compression, isDocker, cancellationToken).ConfigureAwait(false),
                StageLayer.OfBase of => Keep(of, isDocker),
                _ => throw new InvalidOperationException("A layer is from a base, or made."),
            });
        }

        var target = platform.Normalize();
        var image = HistoryTimes.Set(stage.Image, stage.Layers, times) with
        {
            OperatingSystem = target.OperatingSystem,
            Architecture = target.Architecture ?? stage.Image.Architecture,
            Variant = target.Variant ?? (stage.Image.Architecture == target.Architecture ? stage.Image.Variant : null),
            DiffIds = [.. layers.Select(layer => layer.DiffId)],
        };
        var configuration = image.ToBytes();
        return new ImageManifest(
            _contents.Add(Descriptor.Of(isDocker ? MediaTypes.DockerConfiguration : MediaTypes.OciConfiguration, configuration.Span), configuration),
            [.. layers.Select(layer => layer.Descriptor)])
        {
            MediaType = isDocker ? MediaTypes.DockerManifest : MediaTypes.OciManifest,
            Annotations = isDocker ? ImmutableSortedDictionary<string, string>.Empty : AnnotationsFor(AnnotationLevel.Manifest, platform),
        };
    }

    private Layer Keep(StageLayer.OfBase layer, bool isDocker)
    {
        var source = layer.Image.Source;
        _bases.UnionWith(layer.Image.Bases);
        if (layer.Image.Repository is { } repository)
        {
            _ = _bases.Add(repository);
            // A push may be long after the build, whose connections are closed.
            source = new CachedSource(new RegistrySource(repository, request.Credentials), cache);
        }

        var descriptor = layer.Layer.Descriptor;
        _contents.Add(descriptor, source);
        return layer.Layer with { Descriptor = descriptor with { MediaType = LayerMediaTypes.Convert(descriptor.MediaType, isDocker) } };
    }

    private ImmutableSortedDictionary<string, string> AnnotationsFor(AnnotationLevel level, Platform? platform) => request.Options.Annotations
        .Where(annotation => annotation.Level == level && (annotation.Platform is null || annotation.Platform == platform))
        .Aggregate(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), (all, annotation) => all.SetItem(annotation.Key, annotation.Value));
}
