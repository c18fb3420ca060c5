using System.Reflection;

namespace ImageGen.Generator.Tests;

/// <summary>Each leg runs on the compiler that it claims.</summary>
public sealed class CompilerVersionTests
{
    [Fact]
    public void This_leg_runs_on_its_compiler()
    {
        var claimed = typeof(CompilerVersionTests).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static metadata => metadata.Key == "RoslynVersion").Value!;

        Assert.Equal(Version.Parse(claimed), typeof(Compilation).Assembly.GetName().Version is { } version ? new Version(version.Major, version.Minor, version.Build) : null);
    }

    [Fact]
    public void The_generator_asks_for_no_newer_compiler_than_the_oldest_that_is_served() =>
        Assert.All(
            typeof(Pipeline.DockerImageGenerator).Assembly.GetReferencedAssemblies().Where(static name => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            static name => Assert.Equal(new Version(4, 8, 0, 0), name.Version));
}
