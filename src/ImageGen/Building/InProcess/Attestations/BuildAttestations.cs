using ImageGen.Building.InProcess.Attestations.Provenance;
using ImageGen.Building.InProcess.Attestations.Sboms;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Progress;

namespace ImageGen.Building.InProcess.Attestations;

/// <summary>Creates the attestations that the options of a build request.</summary>
/// <param name="request">The build.</param>
/// <param name="times">The times of the build.</param>
/// <param name="progress">Receives warnings.</param>
internal sealed class BuildAttestations(BuildRequest request, BuildTimes times, IProgress<BuildEvent> progress)
{
    /// <summary>Whether a build gets attestations.</summary>
    public static bool AreAskedIn(ImageBuildOptions options) => HasProvenance(options) || options.Sbom == true;

    /// <summary>Creates the attestations of an image for one platform.</summary>
    /// <param name="stage">The built stage.</param>
    /// <param name="materials">What the build read.</param>
    /// <param name="cancellationToken">Ends the reading of the image's files.</param>
    public async Task<IReadOnlyList<Attestation>> CreateAsync(BuiltStage stage, BuildMaterials materials, CancellationToken cancellationToken)
    {
        var attestations = new List<Attestation>();
        if (request.Options.Sbom == true)
        {
            attestations.Add(await new ImageSbom(request, times, progress).CreateAsync(stage, cancellationToken).ConfigureAwait(false));
        }

        if (HasProvenance(request.Options))
        {
            attestations.Add(new BuildProvenance(request, times).Create(materials));
        }

        return attestations;
    }

    private static bool HasProvenance(ImageBuildOptions options) => options.Provenance is ProvenanceMode.Min or ProvenanceMode.Max;
}
