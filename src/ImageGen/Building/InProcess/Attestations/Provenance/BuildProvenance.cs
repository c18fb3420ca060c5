using System.Text;
using System.Text.Json.Nodes;
using ImageGen.Auto;
using ImageGen.Building.InProcess.Stages;

namespace ImageGen.Building.InProcess.Attestations.Provenance;

/// <summary>
/// Creates the provenance of an image: the predicate of SLSA with the fields that moby/buildkit v0.32 adds (<c>docs/attestations/slsa-definitions.md</c>).
/// It has no identity of the run, and no times without an epoch, so that the same input gives the same image.
/// </summary>
internal sealed class BuildProvenance
{
    private const string DefaultFileName = "provenance.json";

    private readonly BuildRequest _request;
    private readonly BuildTimes _times;
    private readonly ProvenanceParameters _parameters;
    private readonly FrontendParameters _frontend;

    public BuildProvenance(BuildRequest request, BuildTimes times)
    {
        _request = request;
        _times = times;
        _parameters = request.Options.ProvenanceParameters ?? new();
        _frontend = new FrontendParameters(request, IsComplete);
    }

    private bool IsComplete => _request.Options.Provenance is ProvenanceMode.Max;

    private JsonNode? Time => _times.Epoch is { } epoch ? AttestationTime.Format(epoch) : null;

    /// <param name="materials">What the build read.</param>
    public Attestation Create(BuildMaterials materials)
    {
        var fileName = _parameters.FileName ?? DefaultFileName;
        var attestation = _parameters.Version is ProvenanceVersion.Slsa02
            ? new Attestation("https://slsa.dev/provenance/v0.2", fileName, CreateVersion02(materials))
            : new Attestation("https://slsa.dev/provenance/v1", fileName, CreateVersion1(materials));
        return attestation with { IsForImagesOnly = _parameters.InlineOnly };
    }

    private JsonObject CreateVersion1(BuildMaterials materials) => new()
    {
        ["buildDefinition"] = new JsonObject
        {
            ["buildType"] = "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md",
            ["externalParameters"] = new JsonObject
            {
                ["configSource"] = new JsonObject { ["path"] = _frontend.DockerfileName },
                ["request"] = _frontend.ToJson(materials.Locals),
            },
            ["internalParameters"] = CreateEnvironment("builderPlatform"),
        }.With("resolvedDependencies", ListMaterials(materials)),
        ["runDetails"] = new JsonObject
        {
            ["builder"] = new JsonObject { ["id"] = _parameters.BuilderId ?? "" },
            ["metadata"] = new JsonObject()
                .With("startedOn", Time)
                .With("finishedOn", Time)
                .With("buildkit_metadata", CreateMetadata())
                .With("buildkit_completeness", new JsonObject { ["request"] = !_frontend.OmitsValues, ["resolvedDependencies"] = false })
                .With("buildkit_reproducible", _parameters.Reproducible ? true : null),
        },
    };

    private JsonObject CreateVersion02(BuildMaterials materials) => new JsonObject
    {
        ["builder"] = new JsonObject { ["id"] = _parameters.BuilderId ?? "" },
        ["buildType"] = "https://mobyproject.org/buildkit@v1",
        ["invocation"] = new JsonObject
        {
            ["configSource"] = new JsonObject { ["entryPoint"] = _frontend.DockerfileName },
            ["parameters"] = _frontend.ToJson(materials.Locals),
            ["environment"] = CreateEnvironment("platform"),
        },
        ["metadata"] = new JsonObject()
            .With("buildStartedOn", Time)
            .With("buildFinishedOn", Time)
            .With("completeness", new JsonObject { ["parameters"] = !_frontend.OmitsValues, ["environment"] = true, ["materials"] = false })
            .With("reproducible", _parameters.Reproducible)
            .With("https://mobyproject.org/buildkit@v1#metadata", CreateMetadata()),
    }.With("materials", ListMaterials(materials));

    private static JsonObject CreateEnvironment(string platformName) => new()
    {
        [platformName] = InProcessPlatforms.OfThisMachine.ToString(),
        ["builderProgram"] = AttestationTool.Name,
    };

    private static JsonArray? ListMaterials(BuildMaterials materials) => materials.Resolved.Any()
        ? new JsonArray([.. materials.Resolved.Select(each => new JsonObject { ["uri"] = each.Key, ["digest"] = AttestationJson.DigestSet(each.Value) })])
        : null;

    private JsonObject CreateMetadata() => new JsonObject().With("vcs", CreateRevision()).With("source", IsComplete ? CreateSource() : null);

    /// <summary>
    /// The checked out commit is metadata as with docker buildx, and no dependency with a digest: the folder can have changes that are not committed.
    /// </summary>
    private JsonObject? CreateRevision() => GitRepository.Find(_request.ProjectDirectory) is { Revision: { } revision } repository
        ? new JsonObject { ["revision"] = revision }.With("source", repository.Source)
        : null;

    private JsonObject CreateSource() => new()
    {
        ["infos"] = new JsonArray(new JsonObject
        {
            ["filename"] = _frontend.DockerfileName,
            ["language"] = "Dockerfile",
            ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(_request.Context.DockerfileText ?? "")),
        }),
    };
}
