namespace ImageGen.Generator.Tests.Rules;

/// <summary>IMG0002, IMG0003, IMG0004, IMG0007, IMG0013: the image's name and tag.</summary>
public sealed class NameRuleTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("acme/shop api")]
    [InlineData("https://ghcr.io/acme/shop")]
    [InlineData("ghcr.io/Acme/shop")]
    [InlineData("ghcr.io/acme/shop/")]
    [InlineData("ghcr.io//shop")]
    public void IMG0002_invalid_name_is_told_in_the_words_of_the_grammar(string name)
    {
        Assert.False(ImageReference.TryParse(name, out _, out var error));

        var compiled = Compile($"\"{name}\"");

        Assert.Equal(error.Message, compiled.AssertReported("IMG0002", $"\"{name}\"").GetMessage());
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0002_carries_the_name_that_is_probably_meant()
    {
        var diagnostic = Compile("\"ghcr.io/Acme/shop\"").AssertReported("IMG0002", "\"ghcr.io/Acme/shop\"");

        Assert.Equal("ghcr.io/acme/shop", diagnostic.Properties["Suggestion"]);
    }

    [Theory]
    [InlineData("\"localhost:5000\"")]
    [InlineData("\"127.0.0.1:5000\", Tag = \"1.0\"")]
    public void IMG0002_address_of_a_registry(string arguments)
    {
        var compiled = Compile(arguments);

        var message = compiled.AssertReported("IMG0002", arguments.Split(',')[0]).GetMessage();
        Assert.Contains("is the address of a registry without a repository", message, StringComparison.Ordinal);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0002_null_name()
    {
        var compiled = Compile("null!");

        compiled.AssertReported("IMG0002", "null!");
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("acme/shop")]
    [InlineData("shop")]
    [InlineData("localhost:5000/shop:1.0")]
    [InlineData("[2001:db8::1]:5000/shop")]
    [InlineData("docker.io/library/ubuntu:24.04")]
    public void A_valid_name_is_left_in_peace(string name) => Compile($"\"{name}\"").AssertCompilesWithoutWarning();

    [Theory]
    [InlineData("\"acme/shop\", Tag = \"1 0\"", "\"1 0\"")]
    [InlineData("\"acme/shop\", Tag = \"\"", "\"\"")]
    [InlineData("\"acme/shop\", Tag = \".1\"", "\".1\"")]
    [InlineData("\"acme/shop:-1\"", "\"acme/shop:-1\"")]
    public void IMG0003_invalid_tag(string arguments, string at)
    {
        var compiled = Compile(arguments);

        compiled.AssertReported("IMG0003", at);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("1.0", "2.0")]
    [InlineData("1.0", "1.0")]
    public void IMG0004_two_tags_even_if_equal(string inName, string asTag)
    {
        var compiled = Compile($"\"acme/shop:{inName}\", Tag = \"{asTag}\"");

        var message = compiled.AssertReported("IMG0004", $"\"{asTag}\"").GetMessage();
        Assert.Contains($"'{inName}'", message, StringComparison.Ordinal);
        Assert.Contains($"'{asTag}'", message, StringComparison.Ordinal);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0007_digest_in_the_name()
    {
        const string digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

        var compiled = Compile($"\"acme/shop:1.0@{digest}\"");

        var diagnostic = compiled.AssertReported("IMG0007", $"\"acme/shop:1.0@{digest}\"");
        Assert.Equal("acme/shop:1.0", diagnostic.Properties["Suggestion"]);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0013_default_namespace_that_no_name_can_have()
    {
        var project = new UserProject("[ImageGen.DockerImage(\"shop\")] static partial class Shop;", Caller.Of("Shop"))
        {
            Properties = { ["ImageGenDefaultNamespace"] = "Acme Corp" },
        };

        var compiled = project.Compile();

        var message = compiled.AssertReported("IMG0013", "\"shop\"").GetMessage();
        Assert.Contains("ImageGenDefaultNamespace", message, StringComparison.Ordinal);
        Assert.Contains("'Acme Corp'", message, StringComparison.Ordinal);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0013_not_for_a_name_that_has_its_own_namespace() =>
        new UserProject("[ImageGen.DockerImage(\"acme/shop\")] static partial class Shop;")
        {
            Properties = { ["ImageGenDefaultNamespace"] = "Acme Corp" },
        }.Compile().AssertCompilesWithoutWarning();

    [Fact]
    public void Arguments_that_do_not_compile_are_the_compilers_to_report()
    {
        var compiled = Compile("Missing.Name, Tag = \"1.0\"");

        Assert.Empty(compiled.Reported);
        Assert.All(compiled.CompilerDiagnostics, static diagnostic => Assert.Equal("CS0103", diagnostic.Id));
        Assert.NotEmpty(compiled.CompilerDiagnostics);
    }

    private static CompiledProject Compile(string arguments) =>
        new UserProject($"[ImageGen.DockerImage({arguments})] static partial class Shop;", Caller.Of("Shop")).Compile();
}
