using System.Text.Json;
using ImageGen.Auto;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>A restore still holds if nothing that it reads or wrote has changed.</summary>
public sealed class RestoreStampTests : IDisposable
{
    private readonly SourceTree _tree = new SourceTree()
        .WithProject("src/App/App.csproj")
        .WithProject("src/Library/Library.csproj")
        .With("versions.props")
        .With("nuget.config")
        .With("packages/a/1.0.0/a.nupkg.sha512");

    public RestoreStampTests()
    {
        WriteRestored("App");
        WriteRestored("Library");
        Directory.CreateDirectory(_tree.At("src/App/obj/imagegen"));
        Stamp().Write();
    }

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Without_a_change_it_is_current() => Assert.True(Stamp().IsCurrent);

    [Theory]
    [InlineData("src/App/App.csproj")]
    [InlineData("src/Library/Library.csproj")]
    [InlineData("versions.props")]
    [InlineData("nuget.config")]
    [InlineData("src/App/obj/project.assets.json")]
    [InlineData("src/Library/obj/Library.csproj.nuget.g.props")]
    [InlineData("src/Directory.Build.props")]
    [InlineData("src/Library/local.targets")]
    [InlineData("Directory.Packages.props")]
    [InlineData("src/NuGet.Config")]
    [InlineData("global.json")]
    [InlineData("src/App/App.csproj.user")]
    [InlineData("Directory.Build.rsp")]
    public void After_a_change_it_is_not(string changed)
    {
        _ = _tree.With(changed, "<Project><!-- changed --></Project>");

        Assert.False(Stamp().IsCurrent);
    }

    [Theory]
    [InlineData("src/App/Program.cs")]
    [InlineData("src/App/wwwroot/site.css")]
    [InlineData("README.md")]
    public void A_source_file_is_no_change(string changed)
    {
        _ = _tree.With(changed, "changed");

        Assert.True(Stamp().IsCurrent);
    }

    [Theory]
    [InlineData("packages/a/1.0.0/a.nupkg.sha512")]
    [InlineData("src/Library/obj/project.nuget.cache")]
    [InlineData("src/App/obj/App.csproj.nuget.dgspec.json")]
    [InlineData("versions.props")]
    public void Without_a_file_it_is_not_current(string removed)
    {
        File.Delete(_tree.At(removed));

        Assert.False(Stamp().IsCurrent);
    }

    [Theory]
    [InlineData("src/App/obj/App.csproj.nuget.dgspec.json")]
    [InlineData("src/App/obj/project.nuget.cache")]
    public void A_damaged_file_makes_the_project_restore_again(string damaged)
    {
        foreach (var content in (string[])["", "{", "[]", "null", """{"projects":[]}""", """{"expectedPackageFiles":{}}"""])
        {
            _ = _tree.With(damaged, content);

            Assert.False(Stamp().IsCurrent);
            Stamp().Write();
            Assert.False(Stamp().IsCurrent);
        }
    }

    [Fact]
    public void Other_arguments_have_a_stamp_of_their_own()
    {
        Assert.False(Stamp("-r", "linux-arm64").IsCurrent);
        Stamp("-r", "linux-arm64").Write();

        Assert.True(Stamp("-r", "linux-arm64").IsCurrent);
        Assert.True(Stamp().IsCurrent);
    }

    [Fact]
    public void A_stamp_that_cannot_be_written_is_not_current()
    {
        Directory.Delete(_tree.At("src/App/obj/imagegen"), recursive: true);

        Stamp().Write();

        Assert.False(Stamp().IsCurrent);
    }

    private RestoreStamp Stamp(params string[] arguments) => new(_tree.At("src/App/App.csproj"), [_tree.At("versions.props")], arguments);

    private void WriteRestored(string name)
    {
        var obj = $"src/{name}/obj/";
        var projects = new[] { "App", "Library" }.ToDictionary(
            each => _tree.At($"src/{each}/{each}.csproj"),
            each => new { restore = new { outputPath = _tree.At($"src/{each}/obj/"), configFilePaths = new[] { _tree.At("nuget.config") } } });
        _ = _tree
            .With($"{obj}{name}.csproj.nuget.dgspec.json", JsonSerializer.Serialize(new { projects }))
            .With(obj + "project.nuget.cache", JsonSerializer.Serialize(new { expectedPackageFiles = new[] { _tree.At("packages/a/1.0.0/a.nupkg.sha512") } }))
            .With(obj + "project.assets.json")
            .With($"{obj}{name}.csproj.nuget.g.props")
            .With($"{obj}{name}.csproj.nuget.g.targets");
    }
}
