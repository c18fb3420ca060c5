using Xunit;

namespace ImageGen.Package.Tests;

/// <summary>One package reference in a clean project: it generates, compiles, and builds images on a real engine.</summary>
public sealed class CleanProjectTests(PackageFeed feed)
{
    [Fact]
    public async Task A_project_builds_images_from_a_Dockerfile_and_from_a_project()
    {
        var name = "package-tests/" + Guid.NewGuid().ToString("N");
        using var folder = new CleanFolder(feed)
            .With("the app/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
                </Project>
                """)
            .With("the app/Program.cs", """System.Console.WriteLine("It runs.");""")
            .With("deploy/docker/Dockerfile", $"FROM {TestEngine.BaseImage} AS greeting\nARG GREETING\nLABEL greeting=\"${{GREETING:?}}\"\nCOPY hello.txt /\nCMD [\"cat\", \"/hello.txt\"]\n")
            .With("deploy/hello.txt", "hello")
            .With("deploy/Program.cs", $$"""
                using ImageGen;

                foreach (BuiltImage image in new[] { await FromFile.BuildAsync(new() { Target = FromFile.Stage.Greeting, Args = new() { Greeting = "hello" } }), await FromProject.BuildAsync() })
                {
                    Console.WriteLine($"{image.Reference} {image.Id}");
                }

                [DockerImage("{{name}}-file", Tag = "1", Dockerfile = "docker/Dockerfile")]
                static partial class FromFile;

                [DockerImage("{{name}}-auto", Tag = "1", Project = "../the app/App.csproj", Network = "none")]
                static partial class FromProject;
                """)
            .WithProject("deploy/Deploy.csproj", feed);
        await folder.BuildAsync("deploy");
        await using var engine = new TestEngine();

        // Relative paths start at the project's folder, wherever the program is started.
        var ran = await DotNet.RunProgramAsync(folder.At("deploy/bin/Debug/net10.0/Deploy"), Path.GetTempPath(), TestEngine.Environment);

        Assert.True(ran.ExitCode == 0, ran.Output);
        foreach (var reference in new[] { name + "-file:1", name + "-auto:1" })
        {
            var id = await engine.ImageIdAsync(reference);
            Assert.Contains($"{reference} {id}", ran.Lines);
        }
    }

    [Fact]
    public async Task A_file_based_app_builds_an_image_under_its_default_namespace()
    {
        var name = "file-" + Guid.NewGuid().ToString("N");
        using var folder = new CleanFolder(feed)
            .With("Dockerfile", $"FROM {TestEngine.BaseImage}\nCMD [\"true\"]\n")
            .With("docker/Dockerfile", "FROM scratch\n")
            .With("../elsewhere/Dockerfile", "FROM scratch\n")
            .With("deploy.cs", $$"""
                #:package ImageGen@{{feed.Version}}
                #:property ImageGenDefaultNamespace=package-tests
                #:property ImageGenDockerfiles=docker/Dockerfile;../elsewhere/Dockerfile
                #:property NuGetAudit=false
                using ImageGen;

                BuiltImage built = await Hello.BuildAsync();
                Console.WriteLine($"{Hello.Name} {built.Id}");

                [DockerImage("{{name}}", Tag = "1", Dockerfile = "Dockerfile")]
                static partial class Hello;

                [DockerImage("inside", Dockerfile = "docker/Dockerfile")]
                static partial class Inside;

                [DockerImage("elsewhere", Dockerfile = "../elsewhere/Dockerfile")]
                static partial class Elsewhere;
                """);
        await using var engine = new TestEngine();

        var ran = await DotNet.RunProgramAsync("dotnet", folder.Root, TestEngine.Environment, "run", "deploy.cs");

        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.Equal($"package-tests/{name} {await engine.ImageIdAsync($"package-tests/{name}:1")}", ran.Lines[^1]);
    }

    [Fact]
    public async Task Images_of_a_class_library_find_the_librarys_folder()
    {
        using var folder = new CleanFolder(feed)
            .WithProject("images/Images.csproj", feed, "<OutputType>Library</OutputType>")
            .With("images/Dockerfile", "FROM scratch\n")
            .With("images/Tool.cs", """
                [ImageGen.DockerImage("acme/tool", Tag = "1", Dockerfile = "Dockerfile")]
                public static partial class Tool;
                """)
            .With("app/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../images/Images.csproj" /></ItemGroup>
                </Project>
                """)
            .With("app/Program.cs", "System.Console.WriteLine(Tool.Image.ProjectDirectory);");
        await folder.BuildAsync("app");

        var ran = await DotNet.RunProgramAsync(folder.At("app/bin/Debug/net10.0/App"), Path.GetTempPath(), []);

        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.Equal([folder.At("images")], ran.Lines);
    }
}
