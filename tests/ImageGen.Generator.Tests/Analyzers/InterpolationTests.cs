using CsCheck;
using ImageGen.Generator.Analyzers.Texts;

namespace ImageGen.Generator.Tests.Analyzers;

/// <summary>Texts that are put together: their constant parts may decide, and must never decide wrongly.</summary>
public sealed class InterpolationTests
{
    [Theory]
    [InlineData("$\"https://{hole}/shop\"", "IMG0107", "/")]
    [InlineData("$\"ghcr.io/Acme/{hole}\"", "IMG0106", "A")]
    [InlineData("$\"{hole}/Acme\"", "IMG0106", "A")]
    [InlineData("$\"{hole}/shop/\"", "IMG0109", "/")]
    [InlineData("$\"acme/my shop:{hole}\"", "IMG0110", " ")]
    [InlineData("$\"acme/shop:{hole}-x:{hole}\"", "IMG0103", ":")]
    [InlineData("$\"acme/shop:{hole}/x\"", "IMG0103", "/")]
    [InlineData("\"acme/Shop:\" + hole", "IMG0106", "S")]
    [InlineData("hole + \"//shop\"", "IMG0102", "/")]
    [InlineData("$\"{Shared}:{hole}\"", "IMG0106", "Shared")]
    [InlineData("$@\"acme/S{hole}\"", "IMG0106", "S")]
    [InlineData("$\"acme/{{{hole}\"", "IMG0102", "acme/{{")]
    public async Task The_constant_parts_decide(string text, string id, string at)
    {
        var reported = Assert.Single((await UserMethod.AnalyzeAsync($"Take({text});")).Reported);

        Assert.Equal(id, reported.Id);
        Assert.Equal(at, CompiledProject.TextAt(reported.Location)[..at.Length]);
        Assert.StartsWith("No value of its unknown parts makes this text a valid image reference: ", reported.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$\"{hole}\"")]
    [InlineData("$\"Acme/{hole}\"")]
    [InlineData("$\"{hole}Acme\"")]
    [InlineData("$\"{hole}:{hole}/{hole}:{hole}@{hole}\"")]
    [InlineData("$\"[::{hole}\"")]
    [InlineData("$\"acme/shop:{hole}-SNAPSHOT\"")]
    [InlineData("$\"acme/shop@sha256:{hole}\"")]
    [InlineData("$\"acme/shop:{hole}:{hole}\"")]
    [InlineData("$\"acme/shop:{1.5:0.0}\"")]
    [InlineData("\"acme/\" + hole + \"__\" + hole")]
    [InlineData("$\"{hole}/\" + hole")]
    public async Task They_may_not_decide(string text) => (await UserMethod.AnalyzeAsync($"Take({text});")).AssertNothingReported();

    [Fact]
    public async Task Tags_digests_and_platforms_too() => (await UserMethod.AnalyzeAsync("""
        _ = ImageTag.Parse($"v{hole}:1");
        _ = ImageDigest.Parse($"sha256:{hole}G");
        _ = Platform.Parse($"linux/{hole}/v7/{hole}/");
        """)).AssertReported(("IMG0103", ":"), ("IMG0104", "G"), ("IMG0105", "/"));

    [Fact]
    public void A_text_that_some_value_completes_is_never_refused() => Gen.Select(Valid, Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((text, a, b, c, d) =>
    {
        int[] cuts = [.. new[] { a, b, c, d }.Select(cut => cut % (text.Value.Length + 1)).Order()];
        TextPart[] parts =
        [
            Known(text.Value[..cuts[0]]), Unknown, Known(text.Value[cuts[1]..cuts[2]]), Unknown, Known(text.Value[cuts[3]..]),
        ];

        Assert.Null(TextGrammar.FindError(text.Kind, text.Value));
        Assert.Null(TextAutomata.Get(text.Kind).FindImpossible(parts));
        Assert.Null(TextAutomata.Get(text.Kind).FindImpossible([Known(text.Value)]));
    });

    [Fact]
    public void What_is_refused_whole_the_grammar_refuses_too() => Gen.Select(Gen.String[Gen.Char["abA0./:@-_[](v "], 0, 12], Gen.Enum<TextKind>()).Sample((text, kind) =>
    {
        if (kind != TextKind.None && TextAutomata.Get(kind).FindImpossible([Known(text)]) is not null)
        {
            Assert.NotNull(TextGrammar.FindError(kind, text));
        }
    });

    private static TextPart Unknown => new(null, null!);

    private static TextPart Known(string text) => new(text, null!);

    private static Gen<(TextKind Kind, string Value)> Valid { get; } = Gen.OneOf(
        Gen.Select(
            Gen.OneOf("", "localhost/", "ghcr.io/", "Acme/", "[::1]:5000/", "127.0.0.1:80/", "my-host.a--b:1/", "a.b_c/"),
            Gen.OneOf("shop", "acme/shop", "a__b/c-d/e---f", "x.y/z_1", "0/1"),
            Gen.OneOf("", ":1.4.0", ":_A-b.c", ":latest"),
            Gen.OneOf("", "@sha256:" + new string('a', 64), "@sha512:" + new string('0', 128)),
            static (registry, path, tag, digest) => (TextKind.Reference, registry + path + tag + digest)),
        Gen.OneOf("1.4.0", "_", "A-b.c", "v1").Select(static tag => (TextKind.Tag, tag)),
        Gen.OneOf("sha256:" + new string('f', 64), "sha384:" + new string('1', 96)).Select(static digest => (TextKind.Digest, digest)),
        Gen.OneOf("linux", "arm64", "linux/arm/v7", "windows(10.0.17763)/amd64", "x86-64", "linux/a.b/v8.0").Select(static platform => (TextKind.Platform, platform)));
}
