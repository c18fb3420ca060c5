using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageGen.Building.InProcess.Attestations.Provenance;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Attestations;

/// <summary>The provenance of images that this process builds.</summary>
public sealed class ProvenanceTests : IDisposable
{
    private const string Dockerfile = "ARG FILE=a.txt\nFROM scratch AS app\nARG FILE\nCOPY $FILE /a\n";
    private const string Revision = "0123456789abcdef0123456789abcdef01234567";

    private readonly BuiltLayout _build = new();

    public ProvenanceTests() => _build.Folder.Write("context/a.txt", "text");

    public void Dispose() => _build.Dispose();

    [Fact]
    public async Task Version_1_is_the_default()
    {
        var predicate = await BuildAsync(new() { Provenance = ProvenanceMode.Min }, "https://slsa.dev/provenance/v1");

        Assert.Equal(
            """{"buildType":"https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md","externalParameters":{"configSource":{"path":".imagegen.Dockerfile"},"request":{"frontend":"dockerfile.v0","args":{"target":"app"},"locals":[{"name":"context"},{"name":"dockerfile"}]}},"internalParameters":{"builderPlatform":"linux/amd64","builderProgram":"ImageGen"}}""",
            Normalized(predicate["buildDefinition"]!));
        Assert.Equal(
            """{"builder":{"id":""},"metadata":{"buildkit_metadata":{},"buildkit_completeness":{"request":false,"resolvedDependencies":false}}}""",
            predicate["runDetails"]!.ToJsonString());
    }

    [Fact]
    public async Task Max_has_build_arguments_labels_and_the_Dockerfile()
    {
        var predicate = await BuildAsync(new() { Provenance = ProvenanceMode.Max }, "https://slsa.dev/provenance/v1");

        Assert.Equal(
            """{"build-arg:FILE":"a.txt","label:team":"shop","target":"app"}""",
            predicate["buildDefinition"]!["externalParameters"]!["request"]!["args"]!.ToJsonString());
        var metadata = predicate["runDetails"]!["metadata"]!;
        Assert.True((bool)metadata["buildkit_completeness"]!["request"]!);
        var source = metadata["buildkit_metadata"]!["source"]!["infos"]![0]!;
        Assert.Equal((".imagegen.Dockerfile", "Dockerfile"), ((string?)source["filename"], (string?)source["language"]));
        Assert.Equal(Dockerfile, Encoding.UTF8.GetString(Convert.FromBase64String((string)source["data"]!)));
    }

    [Fact]
    public async Task Version_02_has_the_same_facts()
    {
        var predicate = await BuildAsync(
            new() { Provenance = ProvenanceMode.Max, ProvenanceParameters = new() { Version = ProvenanceVersion.Slsa02, BuilderId = "https://ci.example/1", Reproducible = true }, SourceDateEpoch = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000) },
            "https://slsa.dev/provenance/v0.2");

        Assert.Equal(("https://ci.example/1", "https://mobyproject.org/buildkit@v1"), ((string?)predicate["builder"]!["id"], (string?)predicate["buildType"]));
        Assert.Equal(
            """{"configSource":{"entryPoint":".imagegen.Dockerfile"},"parameters":{"frontend":"dockerfile.v0","args":{"build-arg:FILE":"a.txt","build-arg:SOURCE_DATE_EPOCH":"1000000000","label:team":"shop","target":"app"},"locals":[{"name":"context"},{"name":"dockerfile"}]},"environment":{"platform":"linux/amd64","builderProgram":"ImageGen"}}""",
            Normalized(predicate["invocation"]!));
        var metadata = predicate["metadata"]!;
        Assert.Equal(("2001-09-09T01:46:40Z", "2001-09-09T01:46:40Z"), ((string?)metadata["buildStartedOn"], (string?)metadata["buildFinishedOn"]));
        Assert.True((bool)metadata["reproducible"]!);
        Assert.Equal("""{"parameters":true,"environment":true,"materials":false}""", metadata["completeness"]!.ToJsonString());
        Assert.NotNull(metadata["https://mobyproject.org/buildkit@v1#metadata"]!["source"]);
    }

    [Fact]
    public async Task An_epoch_is_the_time_of_the_build()
    {
        var predicate = await BuildAsync(new() { Provenance = ProvenanceMode.Min, SourceDateEpoch = DateTimeOffset.UnixEpoch }, "https://slsa.dev/provenance/v1");

        var metadata = predicate["runDetails"]!["metadata"]!;
        Assert.Equal(("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"), ((string?)metadata["startedOn"], (string?)metadata["finishedOn"]));
    }

    [Fact]
    public async Task The_commit_of_the_folder_is_metadata()
    {
        _build.Folder.Write(".git/HEAD", Revision + "\n");
        _build.Folder.Write(".git/config", "[remote \"origin\"]\n\turl = https://user:password@example.com/acme/shop.git\n");

        var predicate = await BuildAsync(new() { Provenance = ProvenanceMode.Min }, "https://slsa.dev/provenance/v1");

        Assert.Equal(
            $$"""{"revision":"{{Revision}}","source":"https://example.com/acme/shop"}""",
            predicate["runDetails"]!["metadata"]!["buildkit_metadata"]!["vcs"]!.ToJsonString());
    }

    [Fact]
    public async Task A_layout_that_is_the_base_is_a_dependency()
    {
        var digest = (await _build.BuildAsync(new() { Context = "context" }, "FROM scratch\nCOPY a.txt /base\n")).Index.Manifests[0].Digest;
        Directory.Move(_build.Folder.At("out"), _build.Folder.At("base"));

        var predicate = await BuildAsync(new() { Provenance = ProvenanceMode.Min, NamedContexts = { ["start"] = NamedContext.FromOciLayout("base", "1") } }, "https://slsa.dev/provenance/v1", Dockerfile.Replace("scratch", "start", StringComparison.Ordinal));

        Assert.Equal(
            $$$"""[{"uri":"pkg:oci/start?digest={{{digest}}}&platform=linux%2Famd64","digest":{"sha256":"{{{digest.Encoded}}}"}}]""",
            Normalized(predicate["buildDefinition"]!["resolvedDependencies"]!));
    }

    [Fact]
    public void Downloads_have_no_credentials_and_a_fixed_order()
    {
        var digest = ImageDigest.Parse("sha256:" + new string('a', 64));
        var materials = new BuildMaterials();

        materials.AddDownload("https://user:password@example.com/b?c=d", digest);
        materials.AddDownload("https://example.com/a", digest);

        Assert.Equal(["https://example.com/a", "https://example.com/b?c=d"], materials.Resolved.Select(each => each.Key));
    }

    private async Task<JsonNode> BuildAsync(ImageBuildOptions options, string type, string dockerfile = Dockerfile)
    {
        options = new ImageBuildOptions
        {
            Context = "context",
            NoCache = true,
            Target = "app",
            Args = new() { ["FILE"] = "a.txt" },
            Labels = { ["team"] = "shop" },
            Platforms = ["linux/amd64"],
            Provenance = options.Provenance,
            ProvenanceParameters = options.ProvenanceParameters,
            SourceDateEpoch = options.SourceDateEpoch,
            NamedContexts = options.NamedContexts,
        };
        var layout = await _build.BuildAsync(options, dockerfile);
        var image = (await BuiltLayout.ReadIndexAsync(layout)).Manifests[0];
        return (await BuiltLayout.ReadStatementsAsync(layout, image.Digest))[type]["predicate"]!;
    }

    /// <summary>Replaces what depends on the machine and the version.</summary>
    private static string Normalized(JsonNode node)
    {
        var text = node.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        text = Regex.Replace(text, "ImageGen-[0-9.]+", "ImageGen");
        return Regex.Replace(text, "latform\":\"linux/[a-z0-9/]+", "latform\":\"linux/amd64");
    }
}
