using System.Text;
using System.Text.Json;
using CsCheck;
using ImageGen.Oci;
using ImageGen.Pushing.Indexes;
using Xunit;

namespace ImageGen.Tests.Pushing.Indexes;

public sealed class CombinedIndexTests
{
    private static readonly Platform[] Platforms = [Platform.Parse("linux/amd64"), Platform.Parse("linux/arm64"), Platform.Parse("linux/arm/v7"), Platform.Parse("linux/386"), Platform.Parse("linux/s390x")];

    [Fact]
    public void Images_come_first_in_the_order_asked_for_and_attestations_after_them()
    {
        var index = Compose([Part(Platforms[1]), Part(Platforms[0], Platforms[2])], [Platforms[0], Platforms[1], Platforms[2]]);

        Assert.Equal(
            ["linux/amd64", "linux/arm64", "linux/arm/v7", "of linux/amd64", "of linux/arm64", "of linux/arm/v7"],
            Entries(index).Select(entry => entry.GetProperty("annotations").TryGetProperty("about", out var about) ? "of " + about.GetString() : PlatformOf(entry)));
    }

    [Fact]
    public void Entries_are_taken_over_as_they_are() => Gen.Shuffle(Platforms).Select(Gen.Int[1, 4]).Sample((shuffled, cut) =>
    {
        var (one, other) = (Part(shuffled[..cut]), Part(shuffled[cut..]));

        var index = Compose([one, other], Platforms);

        Assert.Equal(
            Entries(one.Manifest).Concat(Entries(other.Manifest)).Select(entry => JsonSerializer.Serialize(entry)).Order(StringComparer.Ordinal),
            Entries(index).Select(entry => JsonSerializer.Serialize(entry)).Order(StringComparer.Ordinal));
        Assert.Equal(index.Digest, Compose([other, one], Platforms).Digest);
    });

    [Fact]
    public void The_annotations_of_the_indexes_are_joined()
    {
        var index = Compose(
            [Part([Platforms[0]], """{"a":"1","both":"first <&>"}"""), Part([Platforms[1]], """{"b":"2","both":"second"}""")],
            Platforms[..2]);

        using var json = JsonDocument.Parse(index.Content);
        Assert.Equal("""{"a":"1","b":"2","both":"first <&>"}""", json.RootElement.GetProperty("annotations").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("first<", "first <", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bare_manifest_is_entered_under_the_platform_that_was_asked_for()
    {
        var bare = RegistryManifest.Create(MediaTypes.DockerManifest, """{"config":{}}"""u8.ToArray());

        var index = Compose([new IndexPart([Platforms[2]], bare)], [Platforms[2]]);

        Assert.Equal(MediaTypes.DockerIndex, index.MediaType);
        var entry = Assert.Single(Entries(index));
        Assert.Equal((bare.Digest.ToString(), 13, "linux/arm/v7"), (entry.GetProperty("digest").GetString(), entry.GetProperty("size").GetInt32(), PlatformOf(entry)));
    }

    [Theory]
    [InlineData(MediaTypes.DockerIndex, MediaTypes.OciIndex, MediaTypes.OciIndex)]
    [InlineData(MediaTypes.DockerIndex, MediaTypes.DockerIndex, MediaTypes.DockerIndex)]
    public void One_part_of_OCIs_kind_makes_the_whole_of_it(string one, string other, string whole)
    {
        var index = Compose([Part([Platforms[0]], type: one), Part([Platforms[1]], type: other)], Platforms[..2]);

        Assert.Equal(whole, index.MediaType);
        using var json = JsonDocument.Parse(index.Content);
        Assert.Equal(whole, json.RootElement.GetProperty("mediaType").GetString());
    }

    [Fact]
    public void A_platform_that_nobody_has_built_is_told()
    {
        var refusal = Assert.Throws<RegistryRequestException>(() => Compose([Part(Platforms[0])], Platforms[..2]));

        Assert.Contains("linux/arm64", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("linux/amd64", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_of_the_operating_system_does_not_hide_its_platform()
    {
        var windows = RegistryManifest.Create(MediaTypes.OciIndex, """{"manifests":[{"digest":"sha256:1","platform":{"os":"windows","os.version":"10.0.17763.1","architecture":"amd64"}}]}"""u8.ToArray());

        var index = Compose([new IndexPart([], windows)], [Platform.Parse("windows(10.0.17763)/amd64")]);

        Assert.Equal("10.0.17763.1", Entries(index).Single().GetProperty("platform").GetProperty("os.version").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"manifests":{}}""")]
    [InlineData("""{"manifests":[7]}""")]
    [InlineData("""{"manifests":[{"digest":8}]}""")]
    public void What_is_no_index_is_told_as_such(string content) => Assert.Throws<RegistryRequestException>(() =>
        Compose([new IndexPart([Platforms[0]], RegistryManifest.Create(MediaTypes.OciIndex, Encoding.UTF8.GetBytes(content)))], Platforms[..1]));

    private static RegistryManifest Compose(IndexPart[] parts, Platform[] platforms) => CombinedIndex.Compose(parts, platforms);

    private static IndexPart Part(params Platform[] platforms) => Part(platforms, annotations: null);

    /// <summary>An index like BuildKit's: an image and an attestation for each platform.</summary>
    private static IndexPart Part(Platform[] platforms, string? annotations = null, string type = MediaTypes.OciIndex)
    {
        var images = platforms.Select(each =>
            $$$"""{"mediaType":"m","digest":"{{{Digest(each.ToString())}}}","size":{{{each.ToString().Length}}},"annotations":{"x":"é<"},"platform":{"architecture":"{{{each.Architecture}}}","os":"{{{each.OperatingSystem}}}"{{{(each.Variant is null ? "" : $",\"variant\":\"{each.Variant}\"")}}}}}""");
        var attestations = platforms.Select(each =>
            $$$"""{"mediaType":"m","digest":"{{{Digest("a" + each)}}}","size":9,"annotations":{"vnd.docker.reference.digest":"{{{Digest(each.ToString())}}}","vnd.docker.reference.type":"attestation-manifest","about":"{{{each}}}"},"platform":{"architecture":"unknown","os":"unknown"}}""");
        var json = $$"""{"schemaVersion":2,"manifests":[{{string.Join(',', images.Concat(attestations))}}]{{(annotations is null ? "" : $",\"annotations\":{annotations}")}}}""";
        return new IndexPart([.. platforms], RegistryManifest.Create(type, Encoding.UTF8.GetBytes(json)));
    }

    private static ImageDigest Digest(string text) => RegistryManifest.Create("", Encoding.UTF8.GetBytes(text)).Digest;

    private static List<JsonElement> Entries(RegistryManifest index)
    {
        using var json = JsonDocument.Parse(index.Content);
        return [.. json.RootElement.GetProperty("manifests").EnumerateArray().Select(each => each.Clone())];
    }

    private static string PlatformOf(JsonElement entry)
    {
        var platform = entry.GetProperty("platform");
        var variant = platform.TryGetProperty("variant", out var said) ? "/" + said.GetString() : "";
        return $"{platform.GetProperty("os").GetString()}/{platform.GetProperty("architecture").GetString()}{variant}";
    }
}
