using ImageGen.Engine.Tests.Building;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Images;

/// <summary>Images that are based on others of the program, which no registry has.</summary>
public sealed class DependencyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-graph");
    private readonly string _repository = $"{EngineEnvironment.Registry}/graph/{Guid.NewGuid():n}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, EveryBuilder]
    public async Task An_image_has_exactly_the_one_that_was_built_for_it(EngineKind kind)
    {
        var root = Image(kind, "base", $"FROM {EngineEnvironment.BaseImage}\nRUN echo first > /base\n");
        var tools = Image(kind, "tools", $"FROM {EngineEnvironment.BaseImage}\nRUN echo tools > /tools\n");
        var app = Image(kind, "app", $"FROM {_repository}/base AS base\nCOPY --from={_repository}/tools /tools /tools\nRUN cat /base /tools > /app\n", root, tools);

        Assert.Equal("first\ntools\n", await TextAsync(await app.Image.BuildAsync(cancellationToken: Cancel), kind));
        File.WriteAllText(DockerfileOf("base"), $"FROM {EngineEnvironment.BaseImage}\nRUN echo second > /base\n");
        var second = (await new DockerImageGraph([app, tools, root]).BuildAllAsync(cancellationToken: Cancel))[^1];

        Assert.Equal("second\ntools\n", await TextAsync(second, kind));
    }

    [Fact]
    public async Task Images_over_one_folder_get_it_by_one_transfer()
    {
        const int files = 2000;
        var events = new EventRecord();
        // A build that comes after the files were sent sends them itself.
        using var begun = new Barrier(3);
        var progress = new Listener(value =>
        {
            if (value is BuildStarted)
            {
                _ = begun.SignalAndWait(TimeSpan.FromSeconds(60), Cancel);
            }

            events.Report(value);
        });
        var folder = Directory.CreateDirectory(Path.Join(_folder.FullName, "all ü"));
        for (var file = 0; file < files; file++)
        {
            File.WriteAllText(Path.Join(folder.FullName, $"file{file}"), $"{_repository} {file}");
        }

        var images = ((string[])["api", "worker", "web"]).Select(name =>
        {
            File.WriteAllText(Path.Join(folder.FullName, name + ".Dockerfile"), $"FROM {EngineEnvironment.BaseImage}\nCOPY file* /files/\nRUN echo {name}: $(ls /files | wc -l)\n");
            return new DeclaredImage { Name = name, Factory = () => new DockerImage($"{_repository}/{name}", "1", name + ".Dockerfile") { ProjectDirectory = folder.FullName } };
        });
        _ = await new DockerImageGraph([.. images]).BuildAllAsync(new() { Engine = EngineEnvironment.Docker, Builder = ImageBuilder.BuildKit, Progress = progress }, cancellationToken: Cancel);

        Assert.Equal(["api: 2000\n", "web: 2000\n", "worker: 2000\n"], events.Events.OfType<StepOutput>().Select(output => output.Text).Order(StringComparer.Ordinal));
        Assert.Equal(files, Assert.Single(events.Events.OfType<ContextSent>()).Entries);
    }

    [Fact]
    public async Task An_image_that_no_other_needs_is_only_written_to_its_output()
    {
        var app = Image(EngineKind.BuildKit, "app", "FROM scratch\nCOPY Dockerfile /app\n");
        var output = Path.Join(_folder.FullName, "out");

        _ = await new DockerImageGraph([app]).BuildAllAsync(new() { Outputs = { BuildOutput.Directory(output) } }, cancellationToken: Cancel);

        Assert.True(File.Exists(Path.Join(output, "app")));
    }

    [Fact]
    public async Task An_image_that_was_built_without_an_image_is_built_with_one_for_a_push()
    {
        var app = Image(EngineKind.BuildKit, "app", "FROM scratch\nCOPY Dockerfile /app\n");
        using var builds = new DockerImageGraph([app]).Start(new Dictionary<DeclaredImage, ImageBuildOptions> { [app] = new() { Outputs = { BuildOutput.CacheOnly } } });

        var built = await builds.BuildAsync(app, Cancel);
        var pushed = await builds.BuildAndPushAsync(app, Cancel);

        Assert.Null(built.Id);
        Assert.Equal($"{_repository}/app:1", pushed.Reference.WithoutDigest().ToString());
    }

    [Fact]
    public async Task All_images_are_pushed()
    {
        var root = Image(EngineKind.BuildKit, "base", "FROM scratch\nCOPY Dockerfile /base\n");
        var app = Image(EngineKind.BuildKit, "app", $"FROM {_repository}/base\nCOPY Dockerfile /app\n", root);

        var pushed = await new DockerImageGraph([app, root]).BuildAndPushAllAsync(new() { Tags = ["7"] }, cancellationToken: Cancel);

        Assert.Equal([$"{_repository}/base:7", $"{_repository}/app:7"], pushed.Select(each => each.Reference.WithoutDigest().ToString()));
    }

    [Fact]
    public async Task Without_an_engine_the_layers_of_the_base_of_the_base_are_mounted()
    {
        var events = new EventRecord();
        var root = Image(EngineKind.BuildKit, "base", $"FROM {EngineEnvironment.BaseImage}\nCOPY Dockerfile /base\n");
        var app = Image(EngineKind.BuildKit, "app", $"FROM {_repository}/base\nCOPY Dockerfile /app\n", root);

        _ = await new DockerImageGraph([app, root]).BuildAndPushAllAsync(new() { Builder = ImageBuilder.InProcess, Progress = events }, cancellationToken: Cancel);

        Assert.Equal(2, events.Events.OfType<PushProgressed>().Count(layer => layer.Status.StartsWith("Mounted from busybox", StringComparison.Ordinal)));
    }

    private static async Task<string> TextAsync(BuiltImage image, EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        _ = await workshop.BuildAsync(workshop.NewReference(), $"FROM {image.Reference}\nRUN cat /app && echo {Guid.NewGuid()}\n", new ImageBuildOptions { Pull = false });
        return string.Concat(workshop.Progress.Output.Split('\n').Where(line => line is "first" or "second" or "tools").Select(line => line + "\n"));
    }

    private string DockerfileOf(string name) => Path.Join(_folder.FullName, name, "Dockerfile");

    private DeclaredImage Image(EngineKind kind, string name, string dockerfile, params DeclaredImage[] needed)
    {
        _ = Directory.CreateDirectory(Path.Join(_folder.FullName, name));
        File.WriteAllText(DockerfileOf(name), dockerfile);
        var image = new DockerImage($"{_repository}/{name}", "1", "Dockerfile")
        {
            ProjectDirectory = Path.Join(_folder.FullName, name),
            Dependencies = [.. needed.Select(each => new ImageDependency { Name = $"{_repository}/{each.Name}", Factory = () => each.Image })],
            Defaults = new()
            {
                Engine = kind == EngineKind.Podman ? EngineEnvironment.Podman : EngineEnvironment.Docker,
                Builder = kind == EngineKind.BuildKit ? ImageBuilder.BuildKit : ImageBuilder.Classic,
                Progress = BuildProgress.Quiet,
            },
        };
        return new DeclaredImage { Name = name, Factory = () => image };
    }
}
