using ImageGen.Generator.Pipeline;

namespace ImageGen.Generator.Tests.Incrementality;

/// <summary>What runs again after an edit of a Dockerfile.</summary>
public sealed class DockerfileEditTests
{
    private const string Text = "# The version.\nARG VERSION=1\nFROM busybox:$VERSION AS build\nRUN echo one\n";

    private static readonly UserProject Project = new(
        "[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] static partial class Shop;",
        "[ImageGen.DockerImage(\"acme/twin\", Dockerfile = \"./docker/../Dockerfile\")] static partial class Twin;",
        "[ImageGen.DockerImage(\"acme/other\", Dockerfile = \"api.Dockerfile\")] static partial class Other;",
        "[ImageGen.DockerImage(\"acme/auto\")] static partial class Auto;",
        "static class Unrelated { static int Value = 1; }")
    {
        Files = { ["Dockerfile"] = Text, ["api.Dockerfile"] = "FROM scratch", [".dockerignore"] = "bin" },
    };

    [Theory]
    [InlineData("VERSION=1", "VERSION=2")]
    [InlineData("ARG VERSION", "ARG RELEASE")]
    [InlineData("AS build", "AS compile")]
    [InlineData("The version.", "The release.")]
    [InlineData("RUN echo one", "RUN --mount=type=secret,id=token echo one")]
    public void Edit_that_changes_a_member_runs_that_Dockerfiles_images_alone(string old, string written)
    {
        var run = Edited(Text.Replace(old, written, StringComparison.Ordinal));

        Assert.Equal(RunReasons.DockerfileChanged, RunReasons.Of(run, "Shop"));
        Assert.Equal(RunReasons.DockerfileChanged, RunReasons.Of(run, "Twin"));
        Assert.Equal(RunReasons.OtherDockerfileChanged, RunReasons.Of(run, "Other"));
        Assert.Equal(RunReasons.OtherDockerfileChanged, RunReasons.Of(run, "Auto"));
    }

    [Theory]
    [InlineData("RUN echo one", "RUN echo two")]
    [InlineData("RUN echo one", "RUN echo one\nCMD [\"sh\"]")]
    [InlineData("RUN echo one", "RUN echo one # again")]
    public void Edit_that_changes_no_member_leaves_the_output_cached(string old, string written)
    {
        var run = Edited(Text.Replace(old, written, StringComparison.Ordinal));

        Assert.Equal(RunReasons.DockerfileEdited, RunReasons.Of(run, "Shop"));
        Assert.Equal(RunReasons.OtherDockerfileChanged, RunReasons.Of(run, "Other"));
    }

    [Fact]
    public void A_Dockerfile_is_read_once_for_all_its_images()
    {
        var read = Project.Run().GetRunResult().Results.Single().TrackedSteps[TrackingNames.Dockerfile];

        Assert.Equal(2, read.Length);
    }

    [Fact]
    public void Keystroke_elsewhere_reads_no_Dockerfile_again()
    {
        var compilation = Project.Compilation();
        var unrelated = compilation.SyntaxTrees[4];
        var edited = compilation.ReplaceSyntaxTree(
            unrelated, CSharpSyntaxTree.ParseText("static class Unrelated { static int Value = 12; }", UserProject.ParseOptions, unrelated.FilePath, System.Text.Encoding.UTF8));

        var run = Project.Run().RunGenerators(edited);

        Assert.Equal(RunReasons.Untouched, RunReasons.Of(run, "Shop"));
        Assert.All(ReasonsOfReading(run), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Another_images_Dockerfile_has_none_read_again()
    {
        var driver = Project.Run().AddAdditionalTexts([new UserFile(Project.Folder + "/third.Dockerfile", "FROM scratch AS third")]);
        var run = driver.RunGenerators(Project.Compilation().AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "[ImageGen.DockerImage(\"acme/third\", Dockerfile = \"third.Dockerfile\")] static partial class Third;", UserProject.ParseOptions, "Third.cs", System.Text.Encoding.UTF8)));

        Assert.Equal(
            [IncrementalStepRunReason.New, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached],
            ReasonsOfReading(run).OrderByDescending(static reason => reason == IncrementalStepRunReason.New));
        Assert.Equal(IncrementalStepRunReason.Cached, RunReasons.Of(run, "Shop").Output);
    }

    private static IEnumerable<IncrementalStepRunReason> ReasonsOfReading(GeneratorDriver run) => run
        .GetRunResult().Results.Single().TrackedSteps[TrackingNames.Dockerfile]
        .SelectMany(static step => step.Outputs)
        .Select(static output => output.Reason);

    private static GeneratorDriver Edited(string text)
    {
        var file = Project.AdditionalFiles().Single(static file => file.Path.EndsWith("/Dockerfile", StringComparison.Ordinal));
        return Project.Run().ReplaceAdditionalText(file, new UserFile(file.Path, text)).RunGenerators(Project.Compilation());
    }
}
