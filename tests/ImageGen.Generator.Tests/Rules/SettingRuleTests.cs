namespace ImageGen.Generator.Tests.Rules;

/// <summary>IMG0008, IMG0009, IMG0013: the settings of the build.</summary>
public sealed class SettingRuleTests
{
    [Theory]
    [InlineData("new[] { \"linux/amd64\", \"linux/\" }")]
    [InlineData("new string[] { \"linux/amd64\", \"linux/\" }")]
    [InlineData("[\"linux/amd64\", \"linux/\"]")]
    public void IMG0008_invalid_platform_at_its_element(string platforms)
    {
        Assert.False(Platform.TryParse("linux/", out _, out var error));

        var compiled = Compile($"Platforms = {platforms}");

        Assert.Equal(error.Message, compiled.AssertReported("IMG0008", "\"linux/\"").GetMessage());
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Args", "=1", "NAME=value")]
    [InlineData("Args", "", "NAME=value")]
    [InlineData("Args", "MY ARG=1", "NAME=value")]
    [InlineData("Labels", "title", "key=value")]
    [InlineData("Labels", "=title", "key=value")]
    [InlineData("ExtraHosts", "db", "host:address")]
    [InlineData("ExtraHosts", "db=10.0.0.7", "host:address")]
    [InlineData("CacheFrom", "Acme/Shop", "lower case")]
    public void IMG0009_malformed_entry(string setting, string entry, string says)
    {
        var compiled = Compile($"{setting} = new[] {{ \"{entry}\" }}");

        var message = compiled.AssertReported("IMG0009", $"\"{entry}\"").GetMessage();
        Assert.StartsWith($"{setting} = '{entry}': ", message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Matches("[^.]\\.$", message);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("id=token,value=hunter2", "only 'id', 'src', 'env' and 'type'")]
    [InlineData("hunter2", "only 'id', 'src', 'env' and 'type'")]
    [InlineData("id=hun ter2,src=a", "use no commas")]
    [InlineData("id=a,type=hunter2", "type=file or type=env")]
    [InlineData("id=a,src=b,env=hunter2", "keep one of them")]
    public void IMG0009_secret_whose_text_no_message_and_no_code_repeats(string entry, string says)
    {
        var compiled = Compile($"Secrets = new[] {{ \"id=npmrc,src=.npmrc\", \"{entry}\" }}");

        var message = compiled.AssertReported("IMG0009", $"\"{entry}\"").GetMessage();
        Assert.StartsWith("Secrets = '…': ", message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hun", message, StringComparison.Ordinal);
        Assert.DoesNotContain("hun", compiled.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void IMG0009_secret_given_twice() =>
        Assert.EndsWith("'a' is given twice; keep one.", Compile("Secrets = new[] { \"id=a,src=b\", \"id=b\", \"id=a,env=B\" }").AssertReported("IMG0009", "\"id=a,env=B\"").GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void IMG0009_entry_that_is_null() => Compile("Labels = new string[] { null! }").AssertReported("IMG0009", "null!");

    [Theory]
    [InlineData("Args")]
    [InlineData("Labels")]
    public void IMG0009_entry_given_twice(string setting) =>
        Compile($"{setting} = new[] {{ \"A=1\", \"B=1\", \"A=2\" }}").AssertReported("IMG0009", "\"A=2\"");

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("Context")]
    [InlineData("Project")]
    [InlineData("Target")]
    [InlineData("Network")]
    public void IMG0009_text_without_content(string setting) =>
        Assert.Contains(Compile($"{setting} = \" \"").Reported, diagnostic => diagnostic.Id == "IMG0009" && CompiledProject.TextAt(diagnostic.Location) == "\" \"");

    [Fact]
    public void IMG0009_builder_that_is_none() =>
        Compile("Builder = (ImageGen.ImageBuilder)17").AssertReported("IMG0009", "(ImageGen.ImageBuilder)17");

    [Fact]
    public void IMG0009_registry_that_is_none() =>
        Compile("BaseRegistry = \"https://mirror.example.com\"").AssertReported("IMG0009", "\"https://mirror.example.com\"");

    [Theory]
    [InlineData("ImageGenBaseRegistry", true)]
    [InlineData("ImageGenSomethingElse", false)]
    public void IMG0013_registry_of_MSBuild_that_is_none(string property, bool isReported)
    {
        var compiled = new UserProject("[ImageGen.DockerImage(\"acme/shop\")] static partial class Shop;")
        {
            Properties = { [property] = "https://mirror.example.com" },
        }.Compile();

        Assert.Equal(isReported ? ["IMG0013"] : [], compiled.Reported.Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void IMG0013_not_where_no_base_image_is_chosen_for_the_user() =>
        new UserProject("[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] static partial class Shop;")
        {
            Files = { ["Dockerfile"] = "FROM scratch" },
            Properties = { ["ImageGenBaseRegistry"] = "https://mirror.example.com" },
        }.Compile().AssertCompilesWithoutWarning();

    private static CompiledProject Compile(string setting) =>
        new UserProject($"[ImageGen.DockerImage(\"acme/shop\", {setting})] static partial class Shop;", Caller.Of("Shop")).Compile();
}
