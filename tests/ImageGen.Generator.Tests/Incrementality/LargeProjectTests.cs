namespace ImageGen.Generator.Tests.Incrementality;

/// <summary>A keystroke in a project of 60 files and 30 images. With recorded steps, the time of the compiler grows with the square of the images and more.</summary>
[Trait("Needs", "time")]
public sealed class LargeProjectTests
{
    [Fact]
    public void Keystroke_elsewhere_leaves_every_output_cached()
    {
        var project = new UserProject([.. Enumerable.Range(0, 60).Select(Source)]) { Files = { ["Dockerfile"] = "FROM scratch" } };
        var compilation = project.Compilation();
        var driver = project.Driver().RunGenerators(compilation);
        Assert.Equal(31, driver.GetRunResult().GeneratedTrees.Length);

        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[1],
            compilation.SyntaxTrees[1].WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(Source(1).Replace("42", "421", StringComparison.Ordinal))));
        var run = driver.RunGenerators(edited).GetRunResult().Results.Single();

        var outputs = run.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).ToArray();
        Assert.Equal(32, outputs.Length);
        Assert.All(outputs, static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.All(
            run.TrackedSteps.Where(static step => step.Key is "Resolution" or "Image" or "AlikeNames" or "DeclaredImage" or "DeclaredImages" or "Diagnostics").SelectMany(static step => step.Value).SelectMany(static step => step.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Edit_of_one_Dockerfile_of_thirty_changes_its_output_and_the_list()
    {
        var project = new UserProject([.. Enumerable.Range(0, 30).Select(static number =>
            $"[ImageGen.DockerImage(\"acme/shop-{number}\", Dockerfile = \"{number}.Dockerfile\")] static partial class Shop{number};")]);
        for (var number = 0; number < 30; number++)
        {
            project.Files.Add($"{number}.Dockerfile", "FROM scratch\nARG VERSION\n");
        }

        var file = project.AdditionalFiles()[17];
        var run = project.Run().ReplaceAdditionalText(file, new UserFile(file.Path, "FROM scratch\nARG RELEASE\n")).RunGenerators(project.Compilation()).GetRunResult().Results.Single();

        var outputs = run.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).ToArray();
        Assert.Equal(32, outputs.Length);
        Assert.Equal(2, outputs.Count(static output => output.Reason == IncrementalStepRunReason.Modified));
        Assert.Equal(30, outputs.Count(static output => output.Reason == IncrementalStepRunReason.Cached));
        Assert.Single(run.TrackedSteps["Dockerfile"].SelectMany(static step => step.Outputs), static output => output.Reason == IncrementalStepRunReason.Modified);
        Assert.Single(run.TrackedSteps["Resolution"].SelectMany(static step => step.Outputs), static output => output.Reason == IncrementalStepRunReason.Modified);
    }

    /// <summary>An image in every second file, other code in the rest.</summary>
    private static string Source(int number) => number % 2 == 0
        ? $"namespace Acme.N{number}; [ImageGen.DockerImage(\"acme/shop-{number}\", Dockerfile = \"Dockerfile\")] static partial class Shop{number};"
        : $"namespace Acme.N{number}; internal static class Unrelated{number} {{ internal static int Value => 42; }}";
}
