using ImageGen.Auto;
using ImageGen.Contexts;
using ImageGen.Images;
using ImageGen.Progress;
using ImageGen.Tests.Building;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class DockerfileLocatorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dockerfile-source");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_path_stays_as_it_was_written_and_starts_at_the_projects_folder()
    {
        var definition = await DefineAsync(new DockerImage("acme/api:1", dockerfile: "docker/Api.Dockerfile") { ProjectDirectory = _folder.FullName, Context = "src" });

        Assert.Equal("docker/Api.Dockerfile", definition.DockerfilePath);
        Assert.Equal(_folder.FullName, definition.ProjectDirectory);
        Assert.Equal(BuildContext.FromDirectory("src"), definition.Context);
        Assert.Null(definition.DockerfileText);
    }

    [Fact]
    public async Task A_given_text_takes_the_place_of_the_Dockerfile_and_a_given_context_that_of_the_images()
    {
        var definition = await DefineAsync(
            new DockerImage("acme/api:1") { ProjectDirectory = _folder.FullName, Context = "src" },
            new() { DockerfileText = "FROM scratch", Context = BuildContext.Empty });

        Assert.Equal("FROM scratch", definition.DockerfileText);
        Assert.Equal(BuildContext.Empty, definition.Context);
    }

    [Fact]
    public async Task Auto_makes_the_Dockerfile_in_memory_and_leaves_the_folder_and_a_Dockerfile_in_it_alone()
    {
        var image = Auto();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Dockerfile"), "FROM mine");

        var definitions = await Task.WhenAll(DefineAsync(image), DefineAsync(image));

        Assert.All(definitions, definition => Assert.Contains("FROM mcr.microsoft.com/dotnet/", definition.DockerfileText, StringComparison.Ordinal));
        Assert.All(definitions, definition => Assert.Equal(Path.Combine(_folder.FullName, "Api.csproj"), definition.PublishedProject?.Path));
        Assert.Equal(["Api.csproj", "Dockerfile"], _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal("FROM mine", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "Dockerfile")));
    }

    [Fact]
    public async Task Auto_takes_its_base_images_from_the_registry_of_the_options()
    {
        var definition = await DefineAsync(Auto(), new() { Auto = new() { BaseRegistry = "mirror.test/microsoft" } });

        Assert.Contains("mirror.test/microsoft/dotnet/", definition.DockerfileText, StringComparison.Ordinal);
        Assert.DoesNotContain("mcr.microsoft.com", definition.DockerfileText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://mirror.test")]
    [InlineData("mirror.test/Microsoft Images")]
    public async Task Auto_refuses_a_registry_that_is_none_and_names_the_setting(string registry)
    {
        var exception = await Assert.ThrowsAsync<ImageReferenceException>(() => DefineAsync(Auto(), new() { Auto = new() { BaseRegistry = registry } }));

        Assert.Contains($"'{registry}' (from BaseRegistry)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" mirror.test/microsoft/ ")]
    [InlineData("/mirror.test/microsoft")]
    public async Task Auto_leaves_out_what_stands_around_a_registry(string registry)
    {
        var definition = await DefineAsync(Auto(), new() { Auto = new() { BaseRegistry = registry } });

        Assert.Contains("FROM mirror.test/microsoft/dotnet/", definition.DockerfileText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_refuses_a_URL_without_telling_the_token_in_it()
    {
        var exception = await Assert.ThrowsAsync<BuildContextException>(() => DefineAsync(Auto(), new() { Context = "https://user:token@host/repository.git" }));

        Assert.Contains("https://host/repository.git", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("token", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_with_a_context_of_the_users_copies_from_there()
    {
        var parent = Directory.CreateDirectory(Path.Combine(_folder.FullName, "deploy"));
        var image = new DockerImage("acme/api:1")
        {
            ProjectDirectory = parent.FullName,
            Context = "..",
            Project = new DotNetProject { Path = "../Api.csproj", Facts = "Project=../Api.csproj\nTargetFramework=net10.0\nAssemblyName=Api\nOutputType=Exe\n" },
        };
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Api.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        var definition = await DefineAsync(image);

        Assert.Equal(BuildContext.FromDirectory(_folder.FullName), definition.Context);
    }

    [Fact]
    public async Task Auto_cannot_copy_a_project_from_a_context_that_is_no_folder()
    {
        var exception = await Assert.ThrowsAsync<BuildContextException>(() => DefineAsync(Auto(), new() { Context = "https://git.test/acme/api.git" }));

        Assert.Contains("your own Dockerfile", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Dockerfile_without_the_program_of_health_checks_asks_for_no_architecture()
    {
        var definition = await DefineAsync(new DockerImage("acme/api:1", dockerfile: "Dockerfile") { ProjectDirectory = _folder.FullName });

        Assert.Empty((await definition.FindNeeds!("FROM scratch\n", _folder.FullName, TestContext.Current.CancellationToken)).Files);
    }

    [Fact]
    public async Task A_Dockerfile_that_copies_the_program_of_health_checks_gets_that_of_the_platform()
    {
        var definition = await DefineAsync(new DockerImage("acme/api:1", dockerfile: "Dockerfile") { ProjectDirectory = _folder.FullName }, new() { Platforms = [Platform.Parse("linux/s390x")] });

        // No build has the program for this platform.
        var exception = await Assert.ThrowsAsync<DotNetProjectException>(() => definition.FindNeeds!("COPY .imagegen/probe/${TARGETARCH}/ /\n", _folder.FullName, TestContext.Current.CancellationToken));

        Assert.Contains("your own Dockerfile, it is the COPY from .imagegen/probe", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_that_the_compiler_did_not_give_is_reported_by_the_build()
    {
        var image = Auto(new() { Auto = new() { BaseImage = "mcr.microsoft.com/dotnet/runtime:8.0" } });

        Assert.Empty(await WarningsAsync(image));
        Assert.Contains("'mcr.microsoft.com/dotnet/runtime:9.0' has .NET 9.0", Assert.Single(await WarningsAsync(image, new() { Auto = new() { BaseImage = "mcr.microsoft.com/dotnet/runtime:9.0" } })), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(DockerImage image, ImageBuildOptions? options = null)
    {
        var events = new EventList();
        _ = await DockerfileLocator.DefineAsync(image, BuildOptionsMerge.Merge(image.Defaults, options), new AutoTarget(UsesBuildKit: true) { Progress = events }, TestContext.Current.CancellationToken);
        return [.. events.Events.OfType<BuildWarning>().Select(warning => warning.Message)];
    }

    private DockerImage Auto(ImageBuildOptions? defaults = null)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "Api.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        return new DockerImage("acme/api:1")
        {
            ProjectDirectory = _folder.FullName,
            Defaults = defaults ?? new(),
            Project = new DotNetProject { Path = "Api.csproj", Facts = "Project=Api.csproj\nTargetFramework=net10.0\nAssemblyName=Api\nOutputType=Exe\n" },
        };
    }

    private static Task<ContextDefinition> DefineAsync(DockerImage image, ImageBuildOptions? options = null) =>
        DockerfileLocator.DefineAsync(image, BuildOptionsMerge.Merge(image.Defaults, options), new AutoTarget(UsesBuildKit: true), TestContext.Current.CancellationToken);
}
