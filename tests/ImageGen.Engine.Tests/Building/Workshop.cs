using ImageGen.Building;
using ImageGen.Contexts;
using ImageGen.Credentials;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>A builder of a real engine, a folder to build from, and names for images that nobody else uses.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-building");
    private readonly List<ImageReference> _references = [];
    private readonly IImageBuilder _builder;

    private Workshop(EngineConnection connection, IImageBuilder builder)
    {
        Connection = connection;
        _builder = builder;
    }

    public EngineConnection Connection { get; }

    /// <summary>The events of the last build.</summary>
    public EventRecord Progress { get; private set; } = new();

    public static Task<Workshop> OpenAsync(EngineKind kind) => OpenAsync(
        kind == EngineKind.Podman ? EngineEnvironment.Podman : EngineEnvironment.Docker,
        kind == EngineKind.BuildKit ? ImageBuilder.BuildKit : ImageBuilder.Classic);

    public static async Task<Workshop> OpenAsync(EngineEndpoint engine, ImageBuilder builder)
    {
        var connection = await EngineConnection.OpenAsync(engine, logger: null, TestContext.Current.CancellationToken);
        return new Workshop(connection, ImageBuilders.For(connection, builder));
    }

    /// <summary>A name that no other test uses.</summary>
    public ImageReference NewReference(string tag = "1")
    {
        var reference = ImageReference.Parse($"imagegen-building/{Guid.NewGuid():n}:{tag}");
        _references.Add(reference);
        return reference;
    }

    /// <summary>How messages call the Dockerfile.</summary>
    public string DockerfilePath => Path.Combine(_folder.FullName, "Dockerfile");

    public void Write(string path, string content)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
    }

    public Task<BuildOutcome> BuildAsync(ImageReference reference, string dockerfile, ImageBuildOptions? options = null, CancellationToken? cancellationToken = null) =>
        BuildAsync([reference], dockerfile, options, cancellationToken);

    /// <summary>Builds the folder with this Dockerfile, in which <c>$BASE</c> stands for the base image.</summary>
    public async Task<BuildOutcome> BuildAsync(ImageReference[] references, string? dockerfile, ImageBuildOptions? options = null, CancellationToken? cancellationToken = null)
    {
        Progress = new EventRecord();
        if (dockerfile is not null)
        {
            Write("Dockerfile", WithBase(dockerfile));
        }

        var token = cancellationToken ?? TestContext.Current.CancellationToken;
        var context = await ContextPreparation.PrepareAsync(
            new ContextDefinition { ProjectDirectory = _folder.FullName, Context = options?.Context, DockerfilePath = "Dockerfile", DockerfileText = options?.DockerfileText }, token);
        var request = new BuildRequest
        {
            References = [.. references],
            Context = context,
            Dockerfile = context.ParseDockerfile(),
            Options = options ?? new ImageBuildOptions(),
            Credentials = new RegistryCredentialSource([], DockerConfiguration.Load()),
        };
        return await _builder.BuildAsync(request, Progress, token);
    }

    public static string WithBase(string dockerfile) => dockerfile.Replace("$BASE", EngineEnvironment.BaseImage.ToString(), StringComparison.Ordinal);

    /// <summary>What a command prints in a container of the image.</summary>
    public Task<string> RunAsync(ImageReference image, params string[] command) => EngineContainers.RunAsync(Connection, image, command);

    public async ValueTask DisposeAsync()
    {
        // While an image goes, Podman's other builds may find half of it in their cache and fail ("layer not known"): there they stay.
        foreach (var reference in Connection.Capabilities.IsPodman ? [] : _references)
        {
            if (await Connection.Images.InspectAsync(reference.ToString(), CancellationToken.None) is not null)
            {
                await Connection.Images.RemoveAsync(reference.ToString(), CancellationToken.None);
            }
        }

        await Connection.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
