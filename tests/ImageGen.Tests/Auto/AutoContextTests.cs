using ImageGen.Auto;
using Xunit;

namespace ImageGen.Tests.Auto;

public sealed class AutoContextTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Folders_that_need_quotes_are_copied_as_they_are()
    {
        _ = _tree.WithProject("my $App's [1] ü/App.csproj").WithProject("Lib/Lib.csproj");

        var text = Create("../my $App's [1] ü/App.csproj", "../Lib/Lib.csproj").DockerfileText;

        Assert.Contains("""COPY ["my \\$App\\'s [[]1] ü/App.csproj", "my \\$App\\'s [1] ü/"]""" + "\n", text, StringComparison.Ordinal);
        Assert.Contains("""COPY ["my \\$App\\'s [[]1] ü", "my \\$App\\'s [1] ü/"]""" + "\n", text, StringComparison.Ordinal);
        Assert.Contains("""dotnet restore 'my $App'\''s [1] ü/App.csproj' -a""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_context_is_the_nearest_folder_that_holds_everything()
    {
        _ = _tree.WithProject("a/b/App/App.csproj").WithProject("a/b/Lib/Lib.csproj").With("a/other/large.bin");

        var auto = Create("../a/b/App/App.csproj", "../a/b/Lib/Lib.csproj");

        Assert.Equal(_tree.At("a/b"), auto.ContextDirectory);
        Assert.Equal(["App", "Lib"], auto.Include);
    }

    [Fact]
    public void A_project_at_the_root_takes_its_whole_folder()
    {
        _ = _tree.WithProject("App.csproj").WithProject("Lib/Lib.csproj");

        var auto = AutoDockerfile.Create(Project("App.csproj", "Lib/Lib.csproj"), _tree.Root, "r", buildKit: true);

        Assert.Equal(["."], auto.Include);
        Assert.Contains("COPY App.csproj ./\nCOPY Lib/Lib.csproj Lib/\n", auto.DockerfileText, StringComparison.Ordinal);
        Assert.Contains("COPY . ./\n", auto.DockerfileText, StringComparison.Ordinal);
        Assert.DoesNotContain("COPY Lib/ Lib/", auto.DockerfileText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_inside_another_projects_is_copied_once()
    {
        _ = _tree.WithProject("src/App/App.csproj").WithProject("src/App/Inner/Inner.csproj").WithProject("src/Lib/Lib.csproj");

        var auto = Create("../src/App/App.csproj", "../src/App/Inner/Inner.csproj", "../src/Lib/Lib.csproj");

        Assert.Contains("COPY App/Inner/Inner.csproj App/Inner/\n", auto.DockerfileText, StringComparison.Ordinal);
        Assert.DoesNotContain("COPY App/Inner/ ", auto.DockerfileText, StringComparison.Ordinal);
        Assert.Equal(["App", "Lib"], auto.Include);
    }

    [Fact]
    public void Imports_of_the_shared_build_files_are_restore_inputs()
    {
        _ = _tree.WithProject("src/App/App.csproj", """<Import Project="..\..\eng\App.props" />""")
            .With("eng/App.props", "<Project/>")
            .With("eng/Never.props", "<Project/>")
            .With("src/Directory.Build.props", """<Project><Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" /></Project>""")
            .With("Directory.Build.props", """<Project><Import Project="$(MSBuildThisFileDirectory)eng/Versions.props" /></Project>""")
            .With("eng/Versions.props", "<Project/>");

        var project = Project("../src/App/App.csproj") with { RestoreInputs = ["../src/Directory.Build.props"] };
        var auto = AutoDockerfile.Create(project, _tree.At("src"), "r", buildKit: true);

        Assert.Equal(_tree.Root, auto.ContextDirectory);
        Assert.Equal(["Directory.Build.props", "eng/App.props", "eng/Versions.props", "src/App", "src/Directory.Build.props"], auto.Include);
        Assert.Contains("COPY eng/App.props eng/Versions.props eng/\n", auto.DockerfileText, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_the_compiler_come_along_from_the_repository_alone()
    {
        _ = _tree.With(".editorconfig").With("repo/.git/HEAD").With("repo/.editorconfig").WithProject("repo/src/App/App.csproj");

        var auto = Create("../repo/src/App/App.csproj");

        Assert.Equal(_tree.At("repo"), auto.ContextDirectory);
        Assert.Equal([".editorconfig", "src/App"], auto.Include);
        Assert.True(
            auto.DockerfileText.IndexOf("COPY .editorconfig ./", StringComparison.Ordinal) > auto.DockerfileText.IndexOf("dotnet restore", StringComparison.Ordinal),
            "a changed setting must not repeat the restore");
    }

    [Fact]
    public void Files_from_elsewhere_that_a_project_compiles_come_along()
    {
        _ = _tree.WithProject("src/App/App.csproj").With("shared/Version.cs").With("src/App/Own.cs");

        var auto = AutoDockerfile.Create(Project("../src/App/App.csproj") with { LinkedFiles = ["../shared/Version.cs", "../src/App/Own.cs"] }, _tree.At("src"), "r", buildKit: true);

        Assert.Contains("COPY shared/Version.cs shared/\n", auto.DockerfileText, StringComparison.Ordinal);
        Assert.Equal(["shared/Version.cs", "src/App"], auto.Include);
    }

    [Fact]
    public void Build_output_and_private_files_stay_behind()
    {
        _ = _tree.WithProject("App/App.csproj");

        var rules = IgnoreFile.Parse(Create("../App/App.csproj").IgnoreText);

        Assert.All(["bin/App.dll", "obj/project.assets.json", "Sub/obj/x", ".env", ".git/HEAD", "App.csproj.user", "App/node_modules/x.js"], path => Assert.True(rules.IsIgnored(path), path));
        Assert.All(["Program.cs", "cabin/x.cs", "wwwroot/.well-known/x"], path => Assert.False(rules.IsIgnored(path), path));
    }

    [Fact]
    public void A_project_may_live_in_a_folder_called_bin()
    {
        _ = _tree.WithProject("bin/App/App.csproj").WithProject("Lib/Lib.csproj");

        var rules = IgnoreFile.Parse(Create("../bin/App/App.csproj", "../Lib/Lib.csproj").IgnoreText);

        Assert.False(rules.IsIgnored("bin/App/Program.cs"));
        Assert.True(rules.IsIgnored("bin/App/bin/App.dll"));
        Assert.True(rules.IsIgnored("bin/App/obj/x"));
        Assert.True(rules.IsIgnored("bin/other"));
    }

    [Fact]
    public void A_context_of_the_users_own_must_hold_everything()
    {
        _ = _tree.WithProject("src/App/App.csproj").WithProject("lib/Lib.csproj");
        var project = Project("../src/App/App.csproj", "../lib/Lib.csproj");

        Assert.Equal(_tree.Root, AutoDockerfile.Create(project, _tree.At("src"), "r", buildKit: true, _tree.Root).ContextDirectory);
        var error = Assert.Throws<DotNetProjectException>(() => AutoDockerfile.Create(project, _tree.At("src"), "r", buildKit: true, _tree.At("src")));
        Assert.Contains(_tree.At("lib"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_is_gone_is_said()
    {
        var error = Assert.Throws<DotNetProjectException>(() => Create("../App/App.csproj"));

        Assert.Contains("App.csproj' no longer exists", error.Message, StringComparison.Ordinal);
    }

    private AutoContext Create(string project, params string[] references) =>
        AutoDockerfile.Create(Project(project, references), _tree.At("deploy"), "r", buildKit: true);

    private static DotNetProject Project(string path, params string[] references) =>
        new() { Path = path, AssemblyName = "App", TargetFramework = "net10.0", References = [.. references] };
}
