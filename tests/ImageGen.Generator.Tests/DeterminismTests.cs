using System.Globalization;

namespace ImageGen.Generator.Tests;

/// <summary>The same code gives the same bytes on every machine.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void The_projects_folder_does_not_show()
    {
        var here = Generate("/home/dev/shop/deploy");
        var there = Generate("/srv/agents/17/s");
        var windows = Generate(@"C:\Users\Dev\shop\deploy");

        Assert.Equal(here, there);
        Assert.Equal(here, windows);
        Assert.All(here, static source => Assert.DoesNotContain("/home/dev", source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_culture_does_not_show()
    {
        var invariant = Generate("/home/dev/shop/deploy");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(invariant, Generate("/home/dev/shop/deploy"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_end_with_a_line_feed_whatever_the_sources_do() =>
        Assert.All(Generate("/home/dev/shop/deploy"), static source => Assert.DoesNotContain('\r', source));

    private static string[] Generate(string folder)
    {
        var project = new UserProject(
            "using ImageGen;\r\n\r\n[DockerImage(\"shop-ipa\", Dockerfile = \"docker/Dockerfile\", Context = \"..\", Labels = new[] { \"i=I\" })]\r\nstatic partial class ShopIpa;\r\n",
            "[ImageGen.DockerImage(\"shop-worker\", Dockerfile = \"missing.Dockerfile\", Platforms = [\"linux/arm64\"])] partial class Worker;")
        {
            Folder = folder,
            Files = { ["docker/Dockerfile"] = "FROM scratch" },
            Properties = { ["ImageGenDefaultNamespace"] = "acme" },
        };
        var run = project.Run().GetRunResult();
        var sources = run.Results.Single().GeneratedSources.Select(static source => source.HintName + "\n" + source.SourceText);
        return [.. sources, .. run.Diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];
    }
}
