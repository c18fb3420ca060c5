using System.Text.Json.Nodes;
using ImageGen.Oci;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Attestations;

/// <summary>How attestations are attached to an image, and beside files.</summary>
public sealed class AttestationTests : IDisposable
{
    private const string Dockerfile = "FROM scratch\nCOPY a.txt /a\n";
    private const string Spdx = "https://spdx.dev/Document";
    private const string Slsa1 = "https://slsa.dev/provenance/v1";

    private readonly BuiltLayout _build = new();

    public AttestationTests() => _build.Folder.Write("context/a.txt", "text");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _build.Dispose();

    [Fact]
    public async Task An_image_for_one_platform_becomes_an_index_with_an_attestation_manifest()
    {
        var layout = await _build.BuildAsync(Both(), Dockerfile);

        var index = await BuiltLayout.ReadIndexAsync(layout);
        Assert.Equal(["linux/amd64", "unknown/unknown"], index.Manifests.Select(manifest => manifest.Platform!.ToString()));
        Assert.Equal(MediaTypes.OciIndex, index.MediaType);
        var (image, attestations) = (index.Manifests[0], index.Manifests[1]);
        Assert.Empty(image.Annotations);
        Assert.Equal(new Dictionary<string, string> { ["vnd.docker.reference.digest"] = image.Digest.ToString(), ["vnd.docker.reference.type"] = "attestation-manifest" }, attestations.Annotations);

        var manifest = ImageManifest.Parse(await BuiltLayout.ReadAsync(layout, attestations));
        Assert.All(manifest.Layers, layer => Assert.Equal("application/vnd.in-toto+json", layer.MediaType));
        Assert.Equal([Spdx, Slsa1], manifest.Layers.Select(layer => layer.Annotations["in-toto.io/predicate-type"]));
        Assert.Equal(MediaTypes.OciConfiguration, manifest.Config.MediaType);
        var configuration = JsonNode.Parse(await BuiltLayout.ReadAsync(layout, manifest.Config))!;
        Assert.Equal(
            $$$"""{"architecture":"unknown","config":{},"os":"unknown","rootfs":{"type":"layers","diff_ids":["{{{manifest.Layers[0].Digest}}}","{{{manifest.Layers[1].Digest}}}"]}}""",
            configuration.ToJsonString());
    }

    [Fact]
    public async Task A_statement_has_a_subject_for_each_reference()
    {
        var layout = await _build.BuildAsync(Both(), Dockerfile);

        var image = (await BuiltLayout.ReadIndexAsync(layout)).Manifests[0];
        foreach (var (type, statement) in await BuiltLayout.ReadStatementsAsync(layout, image.Digest))
        {
            Assert.Equal("https://in-toto.io/Statement/v1", (string?)statement["_type"]);
            Assert.Equal(type, (string?)statement["predicateType"]);
            Assert.Equal(
                $$$"""
                [{"name":"pkg:docker/acme/shop@1?platform=linux%2Famd64","digest":{"sha256":"{{{image.Digest.Encoded}}}"}},{"name":"pkg:docker/acme/shop@latest?platform=linux%2Famd64","digest":{"sha256":"{{{image.Digest.Encoded}}}"}}]
                """,
                statement["subject"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Each_platform_has_its_own_attestations_after_all_images()
    {
        var layout = await _build.BuildAsync(Both("linux/amd64", "linux/arm64"), Dockerfile);

        var index = await BuiltLayout.ReadIndexAsync(layout);
        Assert.Equal(["linux/amd64", "linux/arm64", "unknown/unknown", "unknown/unknown"], index.Manifests.Select(manifest => manifest.Platform!.ToString()));
        foreach (var image in index.Manifests.Take(2))
        {
            var statements = await BuiltLayout.ReadStatementsAsync(layout, image.Digest);
            Assert.All(statements.Values, statement => Assert.Contains(Uri.EscapeDataString(image.Platform!.ToString()), (string?)statement["subject"]![0]!["name"], StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        var first = (await _build.BuildAsync(Both(), Dockerfile)).Index.Manifests[0].Digest;
        using var other = new BuiltLayout();
        var source = _build.Folder.At("context/a.txt");
        var copy = other.Folder.Write("context/a.txt", "text");
        File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(source));

        Assert.Equal(first, (await other.BuildAsync(Both(), Dockerfile)).Index.Manifests[0].Digest);
    }

    [Fact]
    public async Task An_image_without_attestations_stays_a_manifest()
    {
        var layout = await _build.BuildAsync(new() { Context = "context", Provenance = ProvenanceMode.None, Sbom = false }, Dockerfile);

        Assert.Equal(MediaTypes.OciManifest, layout.Index.Manifests[0].MediaType);
    }

    [Fact]
    public async Task A_folder_gets_the_attestations_as_files_about_its_files()
    {
        var options = Both();
        options.Outputs.Add(BuildOutput.Directory("files"));

        await _build.RunAsync(options, Dockerfile);

        Assert.Equal(["a", "provenance.json", "sbom.spdx.json"], Directory.GetFiles(_build.Folder.At("files")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var statement = JsonNode.Parse(await File.ReadAllTextAsync(_build.Folder.At("files/provenance.json"), Cancel))!;
        Assert.Equal("""[{"name":"a","digest":{"sha256":"982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"}}]""", statement["subject"]!.ToJsonString());
    }

    [Fact]
    public async Task Provenance_for_images_alone_is_not_beside_the_files()
    {
        var options = new ImageBuildOptions { Context = "context", Provenance = ProvenanceMode.Min, ProvenanceParameters = new() { InlineOnly = true }, Outputs = [BuildOutput.Directory("files")] };

        await _build.RunAsync(options, Dockerfile);

        Assert.Equal(["a"], Directory.GetFiles(_build.Folder.At("files")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Provenance_has_the_requested_file_name()
    {
        var options = new ImageBuildOptions { Context = "context", Provenance = ProvenanceMode.Min, ProvenanceParameters = new() { FileName = "build.json" }, Outputs = [BuildOutput.Directory("files")] };

        await _build.RunAsync(options, Dockerfile);

        Assert.True(File.Exists(_build.Folder.At("files/build.json")));
    }

    [Fact]
    public async Task An_image_with_the_media_types_of_Docker_is_refused()
    {
        var options = new ImageBuildOptions { Context = "context", Sbom = true, Outputs = [BuildOutput.OciArchive("a.tar") with { Attributes = BuildOutput.OciArchive("a.tar").Attributes.Add("oci-mediatypes", "false") }] };

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => _build.RunAsync(options, Dockerfile));

        Assert.Contains("oci-mediatypes=false", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_for_docker_load_is_refused()
    {
        var options = new ImageBuildOptions { Context = "context", Sbom = true, Outputs = [BuildOutput.DockerArchive("a.tar")] };

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => _build.RunAsync(options, Dockerfile));

        Assert.Contains("DockerArchive cannot contain attestations", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_would_create_the_bill_of_materials_is_refused()
    {
        var options = new ImageBuildOptions { Context = "context", Sbom = true, SbomGenerator = "acme/scanner:1" };

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => _build.RunAsync(options, Dockerfile));

        Assert.Contains("cannot run the image 'acme/scanner:1' that SbomGenerator names", exception.Message, StringComparison.Ordinal);
    }

    private static ImageBuildOptions Both(params string[] platforms) => new()
    {
        Context = "context",
        Sbom = true,
        Provenance = ProvenanceMode.Max,
        Platforms = [.. (platforms is [] ? ["linux/amd64"] : platforms).Select(Platform.Parse)],
    };
}
