using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Engine.Tests.Pushing;

/// <summary>The base image under names of a test's own, which go away with it.</summary>
internal sealed class TaggedImage : IAsyncDisposable
{
    private readonly EngineConnection _connection;

    private TaggedImage(EngineConnection connection, ImageReference reference)
    {
        _connection = connection;
        Image = new DockerImage(reference.ToString());
    }

    public DockerImage Image { get; }

    public EngineImages Images => _connection.Images;

    /// <summary>Gives the base image a repository of its own in a registry.</summary>
    public static async Task<TaggedImage> CreateAsync(EngineEndpoint engine, string registry, params string[] tags)
    {
        var connection = await EngineConnection.OpenAsync(engine, logger: null, CancellationToken.None);
        if (await connection.Images.InspectAsync(EngineEnvironment.BaseImage.ToString(), CancellationToken.None) is null)
        {
            await connection.Images.PullAsync(EngineEnvironment.BaseImage, platform: null, credentials: null, _ => { }, CancellationToken.None);
        }

        var reference = ImageReference.Parse($"{registry}/image-push-{Guid.NewGuid():N}:{tags[0]}");
        foreach (var tag in tags)
        {
            await connection.Images.TagAsync(EngineEnvironment.BaseImage.ToString(), reference.WithTag(tag), CancellationToken.None);
        }

        return new TaggedImage(connection, reference);
    }

    public ImagePushOptions Options(string[]? tags = null, RegistryCredentials? credentials = null, IProgress<BuildEvent>? progress = null) => new()
    {
        Engine = _connection.Endpoint,
        Tags = [.. (tags ?? []).Select(ImageTag.Parse)],
        Credentials = credentials is null ? [] : [credentials],
        Progress = progress ?? BuildProgress.Quiet,
        Retry = new RetryOptions { Delay = TimeSpan.FromMilliseconds(10) },
    };

    public async ValueTask DisposeAsync()
    {
        var image = await _connection.Images.InspectAsync(Image.Reference.ToString(), CancellationToken.None);
        foreach (var tag in image?.RepoTags.Where(tag => tag.Contains(Image.Reference.Repository, StringComparison.Ordinal)) ?? [])
        {
            await _connection.Images.RemoveAsync(tag, CancellationToken.None);
        }

        await _connection.DisposeAsync();
    }
}
