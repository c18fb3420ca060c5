namespace ImageGen.Benchmarks.Processes.Auto;

/// <summary>A way from a project to an image in a registry.</summary>
/// <param name="Name">Its name in the table and in the registry.</param>
/// <param name="Shop">The copy of the shop that it publishes.</param>
/// <param name="Reference">The image that it pushes.</param>
/// <param name="RunAsync">Builds and pushes.</param>
internal sealed record Way(string Name, ShopCopy Shop, string Reference, Func<Way, Task<TimedProcess>> RunAsync)
{
    private const string Tag = "1";

    /// <summary>The cache of this library, which is as new as the copy.</summary>
    public string CacheFolder => Shop.Folder + "-cache";

    private Dictionary<string, string> Environment => new(Shop.Environment) { ["XDG_CACHE_HOME"] = CacheFolder };

    private static readonly string Engine = EngineEndpoint.Default.Address.OriginalString;

    /// <summary>The ways without an engine, each with a copy and a repository of its own.</summary>
    /// <param name="folder">The folder of the copies.</param>
    /// <param name="registry">The registry of the base images, which also gets the images.</param>
    /// <param name="feed">The packages.</param>
    /// <param name="repositories">The start of the names of the repositories.</param>
    public static async Task<(Way Sdk, Way InProcess)> WithoutEngineAsync(string folder, string registry, string feed, string repositories)
    {
        var sdk = Create("sdk", PublishContainerAsync);
        var ours = Create("in-process", _ => throw new InvalidOperationException());
        var program = await Deployment.MakeAsync(ours.Shop, ours.Reference, PublishLocation.Host, registry, ImageBuilder.InProcess);
        return (sdk, ours with { RunAsync = way => TimedProcess.RunAsync(program, way.Environment) });

        Way Create(string name, Func<Way, Task<TimedProcess>> runAsync) =>
            new(name, ShopCopy.Make(Path.Join(folder, name), registry, feed), $"{registry}/{repositories}/{name}:{Tag}", runAsync);
    }

    /// <summary>All ways, each with a copy of its own.</summary>
    public static async Task<IReadOnlyList<Way>> AllAsync(string folder, string registry, string feed)
    {
        return
        [
            Create("sdk", PublishContainerAsync),
            Create("hand-written", HandWrittenAsync),
            await OursAsync("container", PublishLocation.Container),
            await OursAsync("host", PublishLocation.Host),
        ];

        Way Create(string name, Func<Way, Task<TimedProcess>> runAsync) =>
            new(name, ShopCopy.Make(Path.Join(folder, name), registry, feed), $"{registry}/benchmark/{name}:{Tag}", runAsync);

        async Task<Way> OursAsync(string name, PublishLocation location)
        {
            var way = Create(name, _ => throw new InvalidOperationException());
            var program = await Deployment.MakeAsync(way.Shop, way.Reference, location, registry);
            return way with { RunAsync = _ => TimedProcess.RunAsync(program, new Dictionary<string, string>(way.Shop.Environment) { ["DOCKER_HOST"] = Engine }) };
        }
    }

    /// <summary>The SDK's own publishing to a registry, without an engine.</summary>
    private static Task<TimedProcess> PublishContainerAsync(Way way)
    {
        var reference = ImageReference.Parse(way.Reference);
        return TimedProcess.RunAsync(
            "dotnet",
            new Dictionary<string, string>(way.Shop.Environment) { ["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = reference.Registry },
            "publish",
            way.Shop.Project,
            "-t:PublishContainer",
            $"-p:ContainerBaseImage={reference.Registry}/dotnet/aspnet:10.0",
            $"-p:ContainerRegistry={reference.Registry}",
            $"-p:ContainerRepository={reference.Repository}",
            $"-p:ContainerImageTag={reference.Tag}");
    }

    private static async Task<TimedProcess> HandWrittenAsync(Way way)
    {
        var build = await DockerCli.RunAsync(Engine, "build", "--quiet", "--network", "none", "--tag", way.Reference, way.Shop.Folder);
        var push = await DockerCli.RunAsync(Engine, "push", "--quiet", way.Reference);
        return new TimedProcess(build.Elapsed + push.Elapsed, build.Output + push.Output);
    }
}
