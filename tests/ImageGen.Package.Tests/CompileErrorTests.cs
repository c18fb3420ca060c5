using Xunit;

namespace ImageGen.Package.Tests;

/// <summary>What is wrong with an image is a compile error at its place, as <c>dotnet build</c> prints it.</summary>
public sealed class CompileErrorTests(PackageFeed feed)
{
    [Fact]
    public async Task A_wrong_name_is_an_error_at_its_place()
    {
        using var folder = new CleanFolder(feed)
            .WithProject("Deploy.csproj", feed)
            .With("Program.cs", """
                Console.WriteLine(Shop.Name);

                [ImageGen.DockerImage("Acme/Shop", Dockerfile = "docker/Missing")]
                static partial class Shop;
                """);

        var built = await DotNet.RunAsync(folder.Root, "build");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains(folder.At("Program.cs") + "(3,23): error IMG0002:", built.Output, StringComparison.Ordinal);
        Assert.Contains(folder.At("Program.cs") + "(3,49): error IMG0005:", built.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_a_Dockerfile_is_an_error_at_its_line()
    {
        using var folder = new CleanFolder(feed)
            .WithProject("Deploy.csproj", feed)
            .With("docker/api.Dockerfile", "FROM scratch AS build\nFROM Acme/Base:1.0\nARG VERSION\n")
            .With("Program.cs", """
                Console.WriteLine(new Shop.BuildOptions { Args = { Release = "1" } });

                [ImageGen.DockerImage("acme/shop", Dockerfile = "docker/api.Dockerfile", Target = "bild")]
                static partial class Shop;
                """);

        var built = await DotNet.RunAsync(folder.Root, "build");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains(folder.At("docker/api.Dockerfile") + "(2,6): error IMG0019:", built.Output, StringComparison.Ordinal);
        Assert.Contains(folder.At("Program.cs") + "(3,83): error IMG0018:", built.Output, StringComparison.Ordinal);
        Assert.Contains(folder.At("Program.cs") + "(1,52): error CS0117:", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_does_not_exist_is_an_error_of_the_build()
    {
        using var folder = new CleanFolder(feed)
            .WithProject("Deploy.csproj", feed)
            .With("Program.cs", """
                System.Console.WriteLine(Gone.Name);

                [ImageGen.DockerImage("acme/gone", Project = "../Gone/Gone.csproj")]
                static partial class Gone;
                """);

        var built = await DotNet.RunAsync(folder.Root, "build");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains("error IMG0010:", built.Output, StringComparison.Ordinal);
        Assert.Contains("Gone.csproj", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_cannot_be_published()
    {
        using var folder = new CleanFolder(feed)
            .WithProject("Deploy.csproj", feed, items: """<Compile Remove="lib/**" />""")
            .With("lib/Lib.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
            .With("Program.cs", """
                Console.WriteLine(Lib.Name);

                [ImageGen.DockerImage("acme/lib", Project = "lib/Lib.csproj")]
                static partial class Lib;
                """);

        var built = await DotNet.RunAsync(folder.Root, "build");

        Assert.Contains("Program.cs(3,45): error IMG0014:", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_constant_anywhere_is_an_error_at_its_place_unless_silenced()
    {
        using var folder = new CleanFolder(feed)
            .WithProject("Deploy.csproj", feed)
            .With(".editorconfig", """
                root = true
                [Silent.cs]
                dotnet_diagnostic.IMG0110.severity = none
                """)
            .With("Silent.cs", """static class Silent { public static ImageGen.ImageTag Tag => "1 0"; }""")
            .With("Program.cs", """
                ImageGen.ImageBuildOptions options = new() { Tags = ["1.0", "1,1"] };
                Console.WriteLine(options.Tags.Count + Silent.Tag.ToString());
                """);

        var built = await DotNet.RunAsync(folder.Root, "build");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains(folder.At("Program.cs") + "(1,63): error IMG0103:", built.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("IMG0110", built.Output, StringComparison.Ordinal);
    }
}
