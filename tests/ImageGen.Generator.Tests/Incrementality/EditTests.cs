namespace ImageGen.Generator.Tests.Incrementality;

/// <summary>What runs again after an edit.</summary>
public sealed class EditTests
{
    private const string Shop = """
        using ImageGen;

        [DockerImage("acme/shop", Dockerfile = "Dockerfile")]
        static partial class Shop;
        """;

    private static readonly UserProject Project = new(
        Shop,
        "[ImageGen.DockerImage(\"acme/other\")] static partial class Other;",
        "static class Unrelated { static int Value = 1; }")
    {
        Files = { ["Dockerfile"] = "FROM scratch" },
    };

    [Fact]
    public void First_run() => Assert.Equal(RunReasons.FirstRun, RunReasons.Of(Project.Run(), "Shop"));

    [Fact]
    public void Nothing() => AssertReasons(RunReasons.Untouched, Project.Compilation());

    [Theory]
    [InlineData(2, "static class Unrelated { static int Value = 12; }")]
    [InlineData(2, "static class Unrelated { static int Value = ")]
    [InlineData(2, "class Another : System.IDisposable { public void Dispose() { } } namespace Acme { }")]
    [InlineData(1, "// a comment\n[ImageGen.DockerImage(\"acme/other:2.0\")] static partial class Other;")]
    public void Keystroke_in_another_file(int file, string text) => AssertReasons(RunReasons.Untouched, Edited(file, text));

    [Fact]
    public void Keystroke_before_the_class() => AssertReasons(RunReasons.Moved, Edited(0, "// a comment\n" + Shop));

    [Fact]
    public void Keystroke_in_a_member_of_the_class() =>
        AssertReasons(RunReasons.Moved, Edited(0, Shop.Replace("Shop;", "Shop { static int Mine => 1; }", StringComparison.Ordinal)));

    [Theory]
    [InlineData(0, "// a comment\n" + Shop, IncrementalStepRunReason.Cached)]
    [InlineData(2, "static class Unrelated { static int Value = 12; }", IncrementalStepRunReason.Cached)]
    [InlineData(0, "/// <summary>The shop.</summary>\n[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] static partial class Shop;", IncrementalStepRunReason.Modified)]
    public void List_of_images(int file, string text, IncrementalStepRunReason reason)
    {
        var run = Project.Run().RunGenerators(Edited(file, text)).GetRunResult().Results.Single();

        var output = run.TrackedOutputSteps.SelectMany(static step => step.Value).Single(static step => step.Inputs.Any(static input => input.Source.Outputs[input.OutputIndex].Value is Models.ProgramModel));
        Assert.Equal(reason, output.Outputs.Single().Reason);
    }

    [Fact]
    public void New_tag()
    {
        var edited = Edited(0, Shop.Replace("acme/shop", "acme/shop:1.0", StringComparison.Ordinal));

        AssertReasons(RunReasons.ImageChanged, edited);
        Assert.Equal(RunReasons.Untouched, RunReasons.Of(Project.Run().RunGenerators(edited), "Other"));
    }

    [Fact]
    public void Another_image()
    {
        var run = Project.Run().RunGenerators(Project.Compilation().AddSyntaxTrees(Tree("[ImageGen.DockerImage(\"acme/third\")] static partial class Third;", "Third.cs")));

        Assert.Equal(RunReasons.Untouched with { AlikeNames = IncrementalStepRunReason.Unchanged }, RunReasons.Of(run, "Shop"));
        Assert.Equal(["Other.g.cs", "Shop.g.cs", "Third.g.cs", CompiledProject.ListName], run.GetRunResult().GeneratedTrees.Select(static tree => Path.GetFileName(tree.FilePath)).Order(StringComparer.Ordinal).OrderBy(static name => name == CompiledProject.ListName));
    }

    [Fact]
    public void Removed_image_takes_its_source_along()
    {
        var run = Project.Run().RunGenerators(Edited(0, "static partial class Shop;"));

        Assert.Equal(["Other.g.cs", CompiledProject.ListName], run.GetRunResult().GeneratedTrees.Select(static tree => Path.GetFileName(tree.FilePath)));
    }

    [Fact]
    public void Property_that_the_images_depend_on()
    {
        var run = Project.Run().WithUpdatedAnalyzerConfigOptions(Options(("ImageGenDefaultNamespace", "acme"), ("ImageGenBaseRegistry", "mirror.example.com")));

        Assert.Equal(RunReasons.PropertyChanged, RunReasons.Of(run.RunGenerators(Project.Compilation()), "Other"));
    }

    [Fact]
    public void Property_that_no_image_depends_on()
    {
        var run = Project.Run().WithUpdatedAnalyzerConfigOptions(Options(("ImageGenDefaultNamespace", ""), ("RootNamespace", "Acme")));

        Assert.Equal(RunReasons.OtherPropertyChanged, RunReasons.Of(run.RunGenerators(Project.Compilation()), "Shop"));
    }


    [Fact]
    public void Another_Dockerfile()
    {
        var driver = Project.Run().AddAdditionalTexts([new UserFile(Project.Folder + "/api.Dockerfile", "FROM scratch")]);

        Assert.Equal(RunReasons.FilesChanged, RunReasons.Of(driver.RunGenerators(Project.Compilation()), "Shop"));
    }

    [Fact]
    public void Removed_Dockerfile_is_reported_and_the_source_stays()
    {
        var driver = Project.Run().RemoveAdditionalTexts([.. Project.AdditionalFiles()]).RunGenerators(Project.Compilation());

        Assert.Equal(["IMG0005"], driver.GetRunResult().Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Equal(IncrementalStepRunReason.Cached, RunReasons.Of(driver, "Shop").Output);
    }

    private static void AssertReasons(RunReasons expected, Compilation edited) =>
        Assert.Equal(expected, RunReasons.Of(Project.Run().RunGenerators(edited), "Shop"));

    private static CSharpCompilation Edited(int file, string text)
    {
        var compilation = Project.Compilation();
        var tree = compilation.SyntaxTrees[file];
        return compilation.ReplaceSyntaxTree(tree, Tree(text, tree.FilePath));
    }

    private static SyntaxTree Tree(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, UserProject.ParseOptions, path, System.Text.Encoding.UTF8);

    private static UserOptions Options(params (string Name, string Value)[] properties) => new(
        properties.Append(("ProjectDir", Project.Folder + "/")).ToDictionary(static property => "build_property." + property.Item1, static property => property.Item2));
}
