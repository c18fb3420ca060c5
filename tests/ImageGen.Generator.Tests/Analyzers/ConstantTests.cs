using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Tests.Analyzers;

/// <summary>IMG0101–IMG0110: every way in which a constant becomes a reference, a tag, a digest or a platform.</summary>
public sealed class ConstantTests
{
    public static TheoryData<string, string, string> Places => new()
    {
        { "_ = ImageReference.Parse(\"ghcr.io/Acme/shop\");", "IMG0106", "A" },
        { "_ = ImageTag.Parse(\"1 0\");", "IMG0110", " " },
        { "_ = ImageDigest.Parse(\"md5:00\");", "IMG0104", "md5" },
        { "_ = Platform.Parse(\"linux/amd64/v2/x\");", "IMG0105", "/x" },
        { "_ = ImageReference.TryParse(\"a/\", out _);", "IMG0109", "/" },
        { "ImageReference r = \"acme/shop:-1\"; _ = r;", "IMG0103", "-" },
        { "_ = (ImageTag)\"+\";", "IMG0103", "+" },
        { "_ = (ImageTag?)\"+\";", "IMG0103", "+" },
        { "_ = image.Reference.WithTag(\".1\");", "IMG0103", "." },
        { "_ = image.Reference.WithDigest(\"sha256:12\");", "IMG0104", "12" },
        { "_ = new ImageBuildOptions { Tags = { \"1.0\", \"a b\" } };", "IMG0110", " " },
        { "_ = new ImageBuildOptions { Tags = new List<ImageTag> { \"a/b\" } };", "IMG0103", "/" },
        { "_ = new ImageBuildOptions { Platforms = new Platform[] { \"linux/\" } };", "IMG0105", "\"linux/\"" },
        { "_ = new ImageBuildOptions { CacheFrom = { \"acme/A\" } };", "IMG0106", "A" },
        { "_ = new ImageBuildOptions { CacheTo = [\"acme/A\", BuildCache.Inline] };", "IMG0106", "A" },
        { "_ = BuildCache.Registry(\"acme/A\");", "IMG0106", "A" },
        { "_ = new ImagePushOptions { Platform = \"linux/a b\" };", "IMG0110", " " },
        { "_ = new DockerImage(\"https://ghcr.io/acme/shop\");", "IMG0107", "https://" },
        { "_ = new DockerImage(\"acme/shop\", tag: \"1:0\");", "IMG0103", ":" },
        { "_ = new DockerImage(tag: \"1:0\", name: \"acme/shop\");", "IMG0103", ":" },
        { "Take(\"a..b.c:x:/y\");", "IMG0101", "." },
        { "Take(\"me:secret@ghcr.io/acme/shop\");", "IMG0108", "me:secret@" },
        { "Take(\"acme/shop\", \"\");", "IMG0103", "\"\"" },
        { "Take(\"acme/shop\", null, \"linux/amd64\", \"li nux\");", "IMG0110", " " },
        { "TakeText(\"acme/shop!\");", "IMG0102", "!" },
        { "TakeText(\"acme/shop\", \"!\");", "IMG0103", "!" },
        { "Take(Shared);", "IMG0106", "Shared" },
        { "Take(\"ghcr.io/\" + \"Acme\");", "IMG0106", "\"ghcr.io/\" + \"Acme\"" },
        { "Take(isRelease ? \"acme/shop\" : \"acme/Shop\");", "IMG0106", "S" },
        { "ImageTag t = isRelease switch { true => \"1.0\", _ => \"1,0\" }; _ = t;", "IMG0103", "," },
        { "foreach (ImageTag? tag in new ImageTag?[] { \"v1\", \"v 2\" }) { _ = tag; }", "IMG0110", " " },
        { "_ = image.Reference == \"acme//shop\";", "IMG0102", "/" },
        { "_ = new Dictionary<ImageReference, int> { [\"acme/Shop\"] = 1 };", "IMG0106", "S" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_wrong_constant_is_reported_at_the_characters_that_offend(string statement, string id, string at) =>
        (await UserMethod.AnalyzeAsync(statement)).AssertReported(id, at);

    [Theory]
    [InlineData("_ = new ImageBuildOptions { Tags = [\"1.0\", \"a b\"] };")]
    [InlineData("Tag[] tags = [\"1.0\", \"a b\"]; _ = tags;")]
    [InlineData("List<Tag> tags = [\"1.0\", .. new Tag[] { \"a b\" }]; _ = tags;")]
    public async Task In_a_collection_expression_too(string statement)
    {
        var project = UserMethod.With(statement);
        project.Sources.Add("global using Tag = ImageGen.ImageTag;");

        (await project.AnalyzeAsync()).AssertReported("IMG0110", " ");
    }

    [Theory]
    [InlineData("Take(\"ghcr.io/acme/shop:1.0\", \"1.0\", \"linux/amd64\", \"linux/arm/v7\");")]
    [InlineData("Take(hole, hole, hole);")]
    [InlineData("Take(\"localhost:5000/shop\", null);")]
    [InlineData("_ = new DockerImage(\"shop\", null, \"My Dockerfile\");")]
    [InlineData("_ = new ImageBuildOptions { Target = \"Any Thing\", Labels = { [\"A\"] = \"B C\" } };")]
    [InlineData("_ = ImageReference.TryParse(null, out _);")]
    [InlineData("Console.WriteLine(\"https://Not An Image/\");")]
    public async Task A_valid_constant_and_a_text_of_another_kind_are_left_in_peace(string statement) =>
        (await UserMethod.AnalyzeAsync(statement)).AssertNothingReported();

    [Fact]
    public async Task Annotated_fields_and_properties_and_arguments_of_attributes() => (await new UserProject("""
        using System;
        using System.Diagnostics.CodeAnalysis;
        using ImageGen;

        [Runs("acme/A", Tag = "1/0")]
        public sealed class Settings
        {
            [StringSyntax(ImageSyntax.Reference)]
            public string Base { get; set; } = "acme/B";

            [StringSyntax(ImageSyntax.Platform)]
            public string Platform = "linux:amd64";

            public ImageTag Tag { get; set; } = "x y";

            public static Settings Other => new() { Base = "acme/C", Platform = "linux/arm64" };

            public static void Run([StringSyntax(ImageSyntax.Digest)] string digest = "sha1:00") => _ = digest;
        }

        [AttributeUsage(AttributeTargets.Class)]
        public sealed class RunsAttribute([StringSyntax(ImageSyntax.Reference)] string image) : Attribute
        {
            public string Image => image;

            [StringSyntax(ImageSyntax.Tag)]
            public string? Tag { get; set; }
        }
        """).AnalyzeAsync()).AssertReported(
            ("IMG0106", "A"), ("IMG0103", "/"), ("IMG0106", "B"), ("IMG0105", ":"), ("IMG0110", " "), ("IMG0106", "C"), ("IMG0104", "sha1"));

    [Theory]
    [InlineData("ghcr.io/Acme/shop")]
    [InlineData("acme/shop:a b")]
    [InlineData("https://ghcr.io/acme/shop")]
    [InlineData("ghcr.io:port/acme/shop")]
    public async Task The_message_is_that_of_the_exception(string text)
    {
        var thrown = Assert.Throws<ImageReferenceException>(() => ImageReference.Parse(text));

        var reported = (await UserMethod.AnalyzeAsync($"Take(\"{text}\");")).Reported;

        Assert.Equal(thrown.Message, Assert.Single(reported).GetMessage());
    }

    [Fact]
    public async Task A_wrong_text_that_the_program_only_asks_about_is_a_warning()
    {
        var asked = (await UserMethod.AnalyzeAsync("_ = ImageTag.TryParse(\"a b\", out _);")).AssertReported("IMG0110", " ");
        var given = (await UserMethod.AnalyzeAsync("_ = ImageTag.Parse(\"a b\");")).AssertReported("IMG0110", " ");

        Assert.Equal(DiagnosticSeverity.Warning, asked.Severity);
        Assert.Equal(DiagnosticSeverity.Error, given.Severity);
    }

    [Fact]
    public async Task The_attribute_is_left_to_the_generator() =>
        (await new UserProject("[ImageGen.DockerImage(\"acme/Shop\", Tag = \"a b\")] static partial class Shop;").AnalyzeAsync()).AssertNothingReported();

    [Fact]
    public async Task A_project_that_does_not_know_ImageGen_is_left_in_peace()
    {
        var compilation = CSharpCompilation.Create("Other", [CSharpSyntaxTree.ParseText("class C { string s = \"A b\"; }", cancellationToken: TestContext.Current.CancellationToken)]);

        Assert.Empty(await compilation.WithAnalyzers([new Generator.Analyzers.ImageTextAnalyzer()]).GetAnalyzerDiagnosticsAsync());
    }
}
