using Xunit;

namespace ImageGen.Package.Tests;

/// <summary>The samples as a user would copy them: with the package, outside of the repository.</summary>
public sealed class SampleTests(PackageFeed feed)
{
    [Fact]
    public async Task The_deployment_in_one_file_builds_the_shops_API()
    {
        using var folder = CopyOfSamples();
        var @namespace = "sample-" + Guid.NewGuid().ToString("N");
        await using var engine = new TestEngine();

        var ran = await DotNet.RunProgramAsync("dotnet", folder.Root, Environment(@namespace), "run", "deploy.cs");

        Assert.True(ran.ExitCode == 0, ran.Output);
        var reference = @namespace + "/shop-api:dev";
        Assert.Equal($"{reference} is {await engine.ImageIdAsync(reference)}", ran.Lines[^1]);
    }

    [Fact]
    public async Task The_shops_deploy_project_compiles()
    {
        using var folder = CopyOfSamples();

        var built = await DotNet.RunProgramAsync("dotnet", folder.Root, Environment("acme"), "build", "Shop/Shop.Deploy");

        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Contains(" 0 Warning(s)", built.Output, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Environment(string @namespace) => new(TestEngine.Environment)
    {
        ["IMAGEGEN_DEFAULT_NAMESPACE"] = @namespace,
        // The samples' own switch from the sources to the package.
        ["ImageGenFromPackage"] = "true",
        ["ImageGenVersion"] = feed.Version,
        ["NuGetAudit"] = "false",
    };

    private CleanFolder CopyOfSamples()
    {
        var folder = new CleanFolder(feed);
        var samples = Path.Combine(PackageFeed.RepositoryRoot, "samples");
        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(samples, file);
            if (!path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                _ = folder.With(path, File.ReadAllText(file));
            }
        }

        return folder;
    }
}
