using System.Text;
using Xunit;

namespace ImageGen.Package.Tests;

/// <summary><c>dotnet build -t:ImageGenEject</c> writes Dockerfiles that the next build reads.</summary>
public sealed class EjectionTests(PackageFeed feed)
{
    private const string Program = """
        // Ä comment.
        System.Console.WriteLine(Api.Name);

        [ImageGen.DockerImage(
            "acme/api", // the name
            Project = "../the api/Api.csproj", Env = ["A=b"],
            Tag = "1")]
        static partial class Api;
        """;

    private const string UsesMembers = """
        static class Caller
        {
            public static Api.BuildOptions Options => new() { Target = Api.Stage.Final, Args = new() { SdkTag = "10.0" } };
        }
        """;

    [Fact]
    public async Task The_files_replace_auto_and_the_next_build_reads_them()
    {
        using var folder = Folder(Program);
        // A byte order mark and the line ends of Windows stay.
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        await File.WriteAllTextAsync(folder.At("deploy/Program.cs"), Program.ReplaceLineEndings("\r\n"), encoding);
        _ = folder.With("the api/.dockerignore", "docs\n");

        var ejected = await DotNet.RunAsync(folder.Root, "build", "deploy", "-t:ImageGenEject");

        Assert.True(ejected.ExitCode == 0, ejected.Output);
        foreach (var line in new[] { "Wrote " + folder.At("deploy/Dockerfile"), "Wrote " + folder.At("deploy/Dockerfile.dockerignore"), "Changed " + folder.At("deploy/Program.cs"), "Next: " })
        {
            Assert.Contains(line, ejected.Output, StringComparison.Ordinal);
        }

        Assert.StartsWith("# Made by ImageGen for Api.csproj\nARG SDK_TAG=10.0", await File.ReadAllTextAsync(folder.At("deploy/Dockerfile")), StringComparison.Ordinal);
        Assert.EndsWith("\ndocs\n", await File.ReadAllTextAsync(folder.At("deploy/Dockerfile.dockerignore")), StringComparison.Ordinal);
        var expected = Program.Replace("Project = \"../the api/Api.csproj\", Env = [\"A=b\"],", "Dockerfile = \"Dockerfile\",\n    Context = \"../the api\",", StringComparison.Ordinal);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(expected.ReplaceLineEndings("\r\n"))];
        var changed = await File.ReadAllBytesAsync(folder.At("deploy/Program.cs"));
        Assert.Equal(bytes, changed);

        _ = folder.With("deploy/Caller.cs", UsesMembers);
        var built = await DotNet.RunAsync(folder.Root, "build", "deploy");

        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Contains(" 0 Warning(s)", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_if_one_image_cannot_be_ejected_or_a_file_exists()
    {
        var program = Program + "\n[ImageGen.DockerImage(\"acme/host\", Project = \"../the api/Api.csproj\", PublishOn = ImageGen.PublishLocation.Host)] static partial class Host;\n";
        using var folder = Folder(program).With("deploy/Dockerfile.dockerignore", "mine\n");

        var all = await DotNet.RunAsync(folder.Root, "build", "deploy", "-t:ImageGenEject");
        var none = await DotNet.RunAsync(folder.Root, "build", "deploy", "-t:ImageGenEject", "-p:ImageGenEjectClass=Shop");
        var one = await DotNet.RunAsync(folder.Root, "build", "deploy", "-t:ImageGenEject", "-p:ImageGenEjectClass=Api");

        Assert.Contains("The Dockerfile of 'Host' cannot become a file: PublishOn is Host", all.Output, StringComparison.Ordinal);
        Assert.Contains("There is no class 'Shop' with Dockerfile = \"auto\". Set ImageGenEjectClass to one of: Api, Host.", none.Output, StringComparison.Ordinal);
        Assert.Contains($"The file '{folder.At("deploy/Dockerfile.dockerignore")}' exists with another content.", one.Output, StringComparison.Ordinal);
        Assert.All([all, none, one], static run => Assert.NotEqual(0, run.ExitCode));
        Assert.False(File.Exists(folder.At("deploy/Dockerfile")));
        Assert.Equal(program, await File.ReadAllTextAsync(folder.At("deploy/Program.cs")));
    }

    [Fact]
    public async Task A_file_based_app_can_eject()
    {
        using var folder = Folder("");

        var ejected = await DotNet.RunAsync(folder.At("app"), "build", "deploy.cs", "-t:ImageGenEject");

        Assert.True(ejected.ExitCode == 0, ejected.Output);
        Assert.True(File.Exists(folder.At("app/Dockerfile")), ejected.Output);
        Assert.Contains("Dockerfile = \"Dockerfile\",\n    Context = \"../the api\",", await File.ReadAllTextAsync(folder.At("app/deploy.cs")), StringComparison.Ordinal);
        var built = await DotNet.RunAsync(folder.At("app"), "build", "deploy.cs");
        Assert.True(built.ExitCode == 0, built.Output);
    }

    private CleanFolder Folder(string program)
    {
        var folder = new CleanFolder(feed)
            .With("the api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
            .With("the api/Program.cs", "System.Console.WriteLine();")
            .WithProject("deploy/Deploy.csproj", feed)
            .With("deploy/Program.cs", program)
            .With("app/deploy.cs", $"#:package ImageGen@{feed.Version}\n#:property NuGetAudit=false\n" + Program);
        // The folder of the feed is outside of the repository, so the published project must not use it.
        File.Delete(folder.At("nuget.config"));
        feed.AddTo(folder.At("deploy"));
        feed.AddTo(folder.At("app"));
        return folder;
    }
}
