namespace ImageGen.CodeFixes.Tests;

/// <summary>An <c>auto</c> Dockerfile becomes a file with its ignore file, and the attribute names it.</summary>
public sealed class EjectDockerfileTests
{
    private const string Project = "Project = \"../api/Api.csproj\"";
    private const string File = "Dockerfile = \"Dockerfile\", Context = \"..\"";

    [Theory]
    [InlineData("\"acme/shop\"", "\"acme/shop\", Dockerfile = \"Dockerfile\"")]
    [InlineData("\"acme/shop\" ", "\"acme/shop\", Dockerfile = \"Dockerfile\"")]
    [InlineData("name: \"acme/shop\", Tag = \"1\"", "name: \"acme/shop\", Tag = \"1\", Dockerfile = \"Dockerfile\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"auto\"", "\"acme/shop\", Dockerfile = \"Dockerfile\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"auto\", Tag = \"1\", " + Project, "\"acme/shop\", " + File + ", Tag = \"1\"")]
    [InlineData("\"acme/shop\", " + Project, "\"acme/shop\", " + File)]
    [InlineData("\"acme/shop\", " + Project + ", Tag = \"1\"", "\"acme/shop\", " + File + ", Tag = \"1\"")]
    [InlineData("\"acme/shop\", Env = [\"A=b\"], Tag = \"1\", " + Project, "\"acme/shop\", " + File + ", Tag = \"1\"")]
    [InlineData("\"acme/shop\", Context = \"../\", " + Project + ", User = \"root\", Args = new[] { \"SDK_TAG=10.0\" }", "\"acme/shop\", Context = \"../\", Dockerfile = \"Dockerfile\", Args = new[] { \"SDK_TAG=10.0\" }")]
    [InlineData("\"acme/shop\", PublishOn = ImageGen.PublishLocation.Container, HealthCheck = \"/health\"", "\"acme/shop\", Dockerfile = \"Dockerfile\"")]
    [InlineData("\"acme/shop\", Context = null, " + Project, "\"acme/shop\", " + File)]
    [InlineData("\"acme/shop\", /* why */ Tag = \"1\", " + Project, "\"acme/shop\", /* why */ Tag = \"1\", " + File)]
    public async Task The_argument_list_keeps_what_auto_does_not_use(string before, string after) => Assert.Equal(Image(after), (await EjectAsync(Image(before)))!.Source);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Lines_and_comments_stay(string lineEnd)
    {
        const string before = """
            // An image.
            [Obsolete, ImageGen.DockerImage(
                "acme/shop", // the name
                // The project.
                Project = "../api/Api.csproj",
                HealthCheck = "/health", // is removed
                Tag = "1", // the tag
                Env =
                [
                    "A=b", // is removed
                ],
                // Both platforms.
                Platforms = ["linux/amd64", "linux/arm64"], // the platforms
                User = "root")] // the end
            static partial class Shop;
            """;
        const string after = """
            // An image.
            [Obsolete, ImageGen.DockerImage(
                "acme/shop", // the name
                // The project.
                Dockerfile = "Dockerfile",
                Context = "..",
                Tag = "1", // the tag
                // Both platforms.
                Platforms = ["linux/amd64", "linux/arm64"] // the platforms
                )] // the end
            static partial class Shop;
            """;

        var ejected = await EjectAsync(before.ReplaceLineEndings(lineEnd));

        Assert.Equal(after.ReplaceLineEndings(lineEnd), ejected!.Source);
    }

    [Fact]
    public async Task New_settings_after_a_comment_are_on_lines_of_their_own()
    {
        var ejected = await EjectAsync("[ImageGen.DockerImage(\n    \"acme/shop\",\n    Tag = \"1\" // the tag\n)]\nstatic partial class Shop;");

        Assert.Equal("[ImageGen.DockerImage(\n    \"acme/shop\",\n    Tag = \"1\", // the tag\n    Dockerfile = \"Dockerfile\"\n)]\nstatic partial class Shop;", ejected!.Source);
    }

    [Fact]
    public async Task A_list_with_commas_first_compiles()
    {
        var ejected = await EjectAsync("[ImageGen.DockerImage(\"acme/shop\"\n    , User = \"root\" // user\n    , Tag = \"1\"\n    , Env = new[] { \"A=b\" })]\nstatic partial class Shop;");

        Assert.Equal("[ImageGen.DockerImage(\"acme/shop\"\n    , Dockerfile = \"Dockerfile\" // user\n    , Tag = \"1\")]\nstatic partial class Shop;", ejected!.Source);
    }

    [Fact]
    public async Task The_file_has_the_text_of_auto()
    {
        var source = Image("\"acme/shop\", " + Project + ", Env = [\"A=b\"]");
        var ejected = await EjectAsync(source);
        var dockerfile = ejected!.Files[EjectingProject.Folder + "/Dockerfile"];

        Assert.StartsWith("# Made by ImageGen for api/Api.csproj\nARG SDK_TAG=10.0\n", dockerfile, StringComparison.Ordinal);
        Assert.Contains("ENV A=\"b\"\n", dockerfile, StringComparison.Ordinal);
        Assert.EndsWith("\n", dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ignore_file_sends_the_files_of_auto()
    {
        var ejected = await EjectAsync(Image("\"acme/shop\", " + Project));

        var rules = ejected!.Files[EjectingProject.Folder + "/Dockerfile.dockerignore"];
        Assert.StartsWith("# The files that are sent to the builder.\n*\n!Directory.Packages.props\n!api\n!library\n**/.git\n", rules, StringComparison.Ordinal);
        Assert.Contains("\napi/bin\n", rules, StringComparison.Ordinal);
        Assert.EndsWith("# A .dockerignore in the folder of the context has no effect beside this file. Add its rules here.\n", rules, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_of_the_context_are_repeated_where_the_compiler_sees_them()
    {
        var ejected = await EjectAsync(Image("\"acme/shop\""), "", (".dockerignore", "Dockerfile*\r\ndocs\r\n"));

        var rules = ejected!.Files[EjectingProject.Folder + "/Dockerfile.dockerignore"];
        Assert.StartsWith("# The files that are sent to the builder.\n**/.git\n", rules, StringComparison.Ordinal);
        // The class is compiled in the container, which needs the Dockerfile.
        Assert.EndsWith("which has no effect beside this file.\nDockerfile*\ndocs\n!Dockerfile\n", rules, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rules_of_the_context_include_again_stays_within_those_of_the_project()
    {
        var ejected = await EjectAsync(Image("\"acme/shop\", Project = \"./own/Own.csproj\""), "Project=/home/dev/shop/deploy/own/Own.csproj\nTargetFramework=net10.0\nAssemblyName=Own\nOutputType=Exe\nKeptFile=/home/dev/shop/deploy/own/.env\nKeptFile=/home/dev/shop/deploy/own/public/.env\n", ("own/.dockerignore", "**\n!public\n"));

        var rules = ejected!.Files[EjectingProject.Folder + "/Dockerfile.dockerignore"];
        Assert.Contains("beside this file.\n**\n!public\n**/.git\n", rules, StringComparison.Ordinal);
        Assert.Contains("!public/.env\n", rules, StringComparison.Ordinal);
        Assert.DoesNotContain("!.env\n", rules, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_that_of_the_class()
    {
        var ejected = await EjectAsync("partial class Images { [ImageGen.DockerImage(\"acme/shop\"‸)] internal static partial class Shop; }", "", ("Dockerfile", "FROM scratch\n"));

        Assert.Equal("partial class Images { [ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Shop.Dockerfile\")] internal static partial class Shop; }", ejected!.Source);
        Assert.Equal([EjectingProject.Folder + "/Shop.Dockerfile", EjectingProject.Folder + "/Shop.Dockerfile.dockerignore"], ejected.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"acme/shop\", Dockerfile = \"docker/Dockerfile\"", "")]
    [InlineData("\"acme/shop\", PublishOn = ImageGen.PublishLocation.Host", "")]
    [InlineData("\"acme/shop\", Context = \"https://git.test/acme/shop.git\"", "")]
    [InlineData("\"acme/shop\", Project = \"../gone/Gone.csproj\"", "")]
    [InlineData("\"acme/shop\", Env = [\"1=2\"]", "")]
    [InlineData("\"acme/shop\", Project = \"../api/Api.csproj\"", "OuterFeed=/home/dev/shop/library/nuget.config|/packages\n")]
    [InlineData("\"acme/shop\",\n#if X\nTag = \"2\"\n#else\nTag = \"1\"\n#endif\n", "")]
    public async Task It_is_not_offered_where_no_file_builds_the_same_image(string arguments, string facts) => Assert.Null(await EjectAsync(Image(arguments), facts));

    [Fact]
    public async Task It_is_not_offered_for_another_attribute() => Assert.Null(await EjectAsync("[System.Obsolete(\"no\"‸), ImageGen.DockerImage(\"acme/shop\")] static partial class Shop;"));

    private static async Task<EjectingProject.Ejected?> EjectAsync(string source, string facts = "", params (string Path, string Text)[] files)
    {
        var marked = source.Contains('‸', StringComparison.Ordinal) ? source : source.Replace("DockerImage(", "Docker‸Image(", StringComparison.Ordinal);
        using var project = new EjectingProject(marked, facts, files);
        return await project.EjectAsync();
    }

    private static string Image(string arguments) => $"[ImageGen.DockerImage({arguments})] static partial class Shop;";
}
