using ImageGen.Ignoring;
using ImageGen.Projects.Dockerfiles;
using Xunit;

namespace ImageGen.Syntax.Tests.Projects;

/// <summary>Which files a project's build gets, and how they are copied.</summary>
public sealed class ProjectContextTests
{
    [Fact]
    public void Folders_that_need_quotes_are_copied_as_they_are()
    {
        var text = FactsOfApp.Dockerfile("""
            Project=/repo/my $App's [1] ü/App.csproj
            TargetFramework=net10.0
            AssemblyName=App
            OutputType=Exe
            Reference=/repo/Lib/Lib.csproj

            """, project: "/repo/my $App's [1] ü/App.csproj").Text;

        Assert.Contains("""COPY ["my \\$App\\'s [[]1] ü/App.csproj", "my \\$App\\'s [1] ü/"]""" + "\n", text, StringComparison.Ordinal);
        Assert.Contains("""COPY ["my \\$App\\'s [[]1] ü", "my \\$App\\'s [1] ü/"]""" + "\n", text, StringComparison.Ordinal);
        Assert.Contains("""dotnet restore 'my $App'\''s [1] ü/App.csproj' -a""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_context_is_the_nearest_folder_that_holds_everything()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + "Reference=/repo/src/Lib/Lib.csproj\n");

        Assert.Equal("/repo/src", auto.ContextFolder);
        Assert.Equal(["App", "Lib"], auto.Include);
    }

    [Fact]
    public void The_inclusions_can_be_written_as_rules()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + "Reference=/repo/src/Lib [1]/Lib.csproj\n");
        var rules = IgnoreFile.Parse(auto.IncludeText);

        Assert.Equal("*\n!App\n!Lib \\[1]\n", auto.IncludeText);
        Assert.All(["App/Program.cs", "Lib [1]/obj/x"], path => Assert.False(rules.IsIgnored(path)));
        Assert.All(["Other/Program.cs", "Lib 1/x", "App.sln"], path => Assert.True(rules.IsIgnored(path)));
        Assert.Equal("!./#App/Dockerfile", ProjectDockerfile.IncludingRule("#App/Dockerfile"));
    }

    [Fact]
    public void A_project_at_the_root_needs_no_rules_to_be_included() => Assert.Empty(FactsOfApp.Dockerfile(FactsOfApp.Program).IncludeText);

    [Fact]
    public void A_project_at_the_root_takes_its_whole_folder()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + "Reference=/repo/src/App/Inner/Lib.csproj\n");

        Assert.Equal("/repo/src/App", auto.ContextFolder);
        Assert.Equal(["."], auto.Include);
        Assert.Contains("COPY App.csproj ./\nCOPY Inner/Lib.csproj Inner/\n", auto.Text, StringComparison.Ordinal);
        Assert.Contains("COPY . ./\n", auto.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("COPY Inner/ Inner/", auto.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_inside_another_projects_is_copied_once()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + "Reference=/repo/src/App/Inner/Inner.csproj\nReference=/repo/src/Lib/Lib.csproj\n");

        Assert.Contains("COPY App/Inner/Inner.csproj App/Inner/\n", auto.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("COPY App/Inner/ ", auto.Text, StringComparison.Ordinal);
        Assert.Equal(["App", "Lib"], auto.Include);
    }

    [Fact]
    public void Linked_files_are_copied_after_the_restore()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + "LinkedFile=Compile|/repo/shared/Version.cs\nLinkedFile=Content|/repo/src/App/Own.cs\n");

        Assert.True(auto.Text.IndexOf("COPY shared/Version.cs shared/\n", StringComparison.Ordinal) > auto.Text.IndexOf("dotnet restore", StringComparison.Ordinal));
        Assert.Equal(["shared/Version.cs", "src/App"], auto.Include);
    }

    [Fact]
    public void Many_files_of_one_folder_are_one_word()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + string.Concat(Enumerable.Range(0, 50).Select(i => $"LinkedFile=Content|/repo/assets/{i}.png\n")));

        Assert.Contains("COPY assets/ assets/\n", auto.Text, StringComparison.Ordinal);
        Assert.Equal(51, auto.Include.Count);
    }

    [Fact]
    public void Only_the_output_that_MSBuild_names_and_private_files_are_excluded()
    {
        var rules = IgnoreFile.Parse(FactsOfApp.Dockerfile(FactsOfApp.Web + "KeptFile=/repo/src/Lib/wwwroot/node_modules/x.js\n").IgnoreText);

        Assert.All(["src/App/bin/App.dll", "src/App/obj/project.assets.json", ".env", "src/App/.env.local", ".git/HEAD", "src/App/App.csproj.user", "src/App/node_modules/x.js"], path => Assert.True(rules.IsIgnored(path), path));
        Assert.All(["src/App/Program.cs", "src/App/wwwroot/bin/app.txt", "src/App/wwwroot/obj/m.txt", "src/Lib/wwwroot/node_modules/x.js", "src/App/cabin/x.cs", "src/App/wwwroot/.well-known/x"], path => Assert.False(rules.IsIgnored(path), path));
    }

    [Fact]
    public void Files_that_a_project_names_are_sent_whatever_their_names_are()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Web + "LinkedFile=Content|/repo/node_modules/lib/x.js\nLinkedFile=Content|/repo/src/Lib/bin/x.txt\nRestoreInput=/repo/.vs/x.props\n");

        var rules = IgnoreFile.Parse(auto.IgnoreText);
        Assert.All(["node_modules/lib/x.js", "src/Lib/bin/x.txt", ".vs/x.props"], path => Assert.False(rules.IsIgnored(path), path));
        Assert.All(["node_modules/lib/y.js", "src/Lib/bin/y.txt", ".vs/y.props"], path => Assert.True(rules.IsIgnored(path), path));
    }

    [Fact]
    public void A_project_in_a_folder_with_the_name_of_private_files_is_sent()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + "Reference=/repo/src/shop.user/Shop.csproj\n");

        var rules = IgnoreFile.Parse(auto.IgnoreText);
        Assert.All(["shop.user/Shop.csproj", "shop.user/Program.cs"], path => Assert.False(rules.IsIgnored(path), path));
        Assert.True(rules.IsIgnored("shop.user/.env"));
    }

    [Fact]
    public void A_feed_in_the_repository_is_copied_before_the_restore()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + "RestoreInput=/repo/nuget.config\nFeedFolder=/repo/artifacts/feed\nOutputFolder=/repo/artifacts\n");

        Assert.True(auto.Text.IndexOf("COPY artifacts/feed/ artifacts/feed/\n", StringComparison.Ordinal) < auto.Text.IndexOf("RUN ", StringComparison.Ordinal));
        Assert.Equal(["artifacts/feed", "nuget.config", "src/App"], auto.Include);
        Assert.False(IgnoreFile.Parse(auto.IgnoreText).IsIgnored("artifacts/feed/a.nupkg"));
        Assert.Empty(auto.Feeds);
    }

    [Fact]
    public void Feeds_elsewhere_are_sent_and_mounted_where_NuGet_finds_them()
    {
        var auto = FactsOfApp.Dockerfile(FactsOfApp.Program + "RestoreInput=/repo/nuget.config\nOuterFeed=/repo/nuget.config|../packages\nOuterFeed=/repo/nuget.config|/srv/feed\n");

        Assert.Equal([new("/packages", ".imagegen/feeds/1", "/packages"), new("/srv/feed", ".imagegen/feeds/2", "/srv/feed")], auto.Feeds);
        Assert.Contains("--mount=type=bind,source=.imagegen/feeds/1,target=/packages --mount=type=bind,source=.imagegen/feeds/2,target=/srv/feed dotnet restore", auto.Text, StringComparison.Ordinal);
        Assert.Contains("--mount=type=bind,source=.imagegen/feeds/2,target=/srv/feed touch", auto.Text, StringComparison.Ordinal);
        Assert.Contains("COPY .imagegen/feeds/1/ /p/\n", FactsOfApp.Dockerfile(FactsOfApp.Program + "OuterFeed=/repo/src/App/App.csproj|../p\n", buildKit: false).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OuterFeed=/repo/nuget.config|C:\\packages", "is a Windows path")]
    [InlineData("OuterFeed=/repo/nuget.config|/srv/our feed", "cannot be mounted")]
    public void A_feed_that_no_container_can_have_is_an_error(string fact, string expected) =>
        Assert.Contains(expected, Assert.Throws<ProjectDockerfileException>(() => FactsOfApp.Dockerfile(FactsOfApp.Program + fact + "\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("C:\\packages")]
    [InlineData("/srv/our feed")]
    public void A_publish_on_this_machine_reads_any_feed(string feed) =>
        Assert.Empty(ProjectDockerfile.Create(
            FactsOfApp.Read(FactsOfApp.Program + $"OuterFeed=/repo/nuget.config|{feed}\n"), new ProjectDockerfileOptions("/repo/deploy") { IsPublishedOnHost = true }).Feeds);

    [Theory]
    [InlineData("Reference=/repo/lib/Lib.csproj", "'/repo/lib' is needed by the build and")]
    [InlineData("LinkedFile=Protobuf|/repo/protos/hi.proto", "'/repo/protos/hi.proto' is needed by the build (as Protobuf) and")]
    [InlineData("RestoreInput=/nuget.config", "'/nuget.config' is needed")]
    public void A_context_that_the_user_sets_must_contain_everything(string facts, string expected)
    {
        var error = Assert.Throws<ProjectDockerfileException>(() => FactsOfApp.Dockerfile(FactsOfApp.Program + facts + "\n", context: "/repo/src"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("/repo", FactsOfApp.Dockerfile(FactsOfApp.Program, context: "/repo").ContextFolder);
    }

    [Fact]
    public void Windows_paths_have_no_common_folder_on_two_drives()
    {
        const string Facts = "Project=C:\\repo\\App\\App.csproj\nTargetFramework=net10.0\nAssemblyName=App\nOutputType=Exe\nReference=D:\\Lib\\Lib.csproj\n";
        var facts = ImageGen.Projects.ProjectFactsFile.Parse("Directory=C:\\repo\n" + Facts).Find("App/App.csproj", "C:/repo")!;

        Assert.Throws<ProjectDockerfileException>(() => ProjectDockerfile.Create(facts, new("C:/repo")));
    }
}
