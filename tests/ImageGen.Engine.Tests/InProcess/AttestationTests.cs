using System.Text.Json.Nodes;
using ImageGen.Engine.Tests.Auto;
using ImageGen.Oci;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>Images with attestations that this process builds and pushes to a real registry.</summary>
public sealed class AttestationTests(HostileContext context) : IClassFixture<HostileContext>
{
    private const string Dockerfile = "ARG BASE\nFROM $BASE\nCOPY b.sh dir /app/\nCMD [\"sh\", \"/app/run\"]\nCOPY <<EOF /app/run\necho it runs\nEOF\n";

    private readonly DockerImage _image = new($"{EngineEnvironment.Registry}/in-process/{Guid.NewGuid():n}", "1", dockerfile: "Dockerfile")
    {
        ProjectDirectory = context.FullPath,
        Defaults = new()
        {
            Builder = ImageBuilder.InProcess,
            DockerfileText = Dockerfile,
            Args = new() { ["BASE"] = EngineEnvironment.BaseImage.ToString() },
            Provenance = ProvenanceMode.Max,
            Sbom = true,
            Progress = BuildProgress.Quiet,
        },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_engine_pulls_and_runs_an_image_with_attestations()
    {
        var pushed = await _image.BuildAndPushAsync(cancellationToken: Cancel);

        var id = await EngineImagePull.RunAsync(pushed.Reference.WithoutDigest(), Cancel);

        Assert.Equal(("it runs\r\n", 0), await Container.RunAsync(id, Cancel));
    }

    [Fact]
    public async Task The_same_input_gives_the_same_index()
    {
        var first = await _image.BuildAndPushAsync(cancellationToken: Cancel);
        var second = await _image.BuildAndPushAsync(new() { NoCache = true }, cancellationToken: Cancel);

        Assert.Equal(first.Digest, second.Digest);
    }

    [Fact]
    public async Task The_registry_has_the_statements()
    {
        var pushed = await _image.BuildAndPushAsync(cancellationToken: Cancel);

        using var client = new RegistryClient();
        var repository = client.GetRepository(pushed.Reference);
        var index = ImageIndex.Parse((await repository.ReadManifestAsync(pushed.Digest, Cancel)).Content);
        var (image, attestations) = (index.Manifests[0], index.Manifests[1]);
        Assert.Equal((2, "unknown/unknown"), (index.Manifests.Length, attestations.Platform!.ToString()));
        Assert.Equal(image.Digest.ToString(), attestations.Annotations["vnd.docker.reference.digest"]);

        var manifest = ImageManifest.Parse((await repository.ReadManifestAsync(attestations.Digest, Cancel)).Content);
        var statements = await Task.WhenAll(manifest.Layers.Select(layer => ReadAsync(repository, layer)));
        Assert.All(statements, statement => Assert.Equal(image.Digest.Encoded, (string?)statement["subject"]![0]!["digest"]!["sha256"]));
        var (sbom, provenance) = (statements[0]["predicate"]!, statements[1]["predicate"]!);

        var baseImage = await client.GetRepository(EngineEnvironment.BaseImage).ResolveAsync(EngineEnvironment.BaseImage.Tag!, Cancel);
        var material = Assert.Single(provenance["buildDefinition"]!["resolvedDependencies"]!.AsArray())!;
        Assert.Equal(baseImage.Digest.Encoded, (string?)material["digest"]!["sha256"]);
        Assert.StartsWith("pkg:docker/", (string?)material["uri"], StringComparison.Ordinal);
        Assert.Equal(EngineEnvironment.BaseImage.ToString(), (string?)provenance["buildDefinition"]!["externalParameters"]!["request"]!["args"]!["build-arg:BASE"]);

        Assert.Equal("SPDX-2.3", (string?)sbom["spdxVersion"]);
        Assert.Contains(sbom["packages"]!.AsArray(), package => (string?)package!["externalRefs"]![0]!["referenceLocator"] == (string?)material["uri"]);
    }

    private static async Task<JsonNode> ReadAsync(RegistryRepository repository, Descriptor layer)
    {
        await using var stream = await repository.OpenAsync(layer, Cancel);
        return (await JsonNode.ParseAsync(stream, cancellationToken: Cancel))!;
    }
}
