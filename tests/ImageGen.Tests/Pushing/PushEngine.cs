using ImageGen.Progress;
using ImageGen.Tests.Engines;

namespace ImageGen.Tests.Pushing;

/// <summary>A fake engine that has the image <c>registry.test/acme/api</c> and pushes it as a test says.</summary>
internal sealed class PushEngine(FakeEngine engine) : IAsyncDisposable
{
    public static readonly string Id = "sha256:" + new string('a', 64);

    public FakeEngine Engine { get; } = engine;

    public IReadOnlyList<FakeRequest> Pushes => [.. Engine.Requests.Where(request => request.Path.EndsWith("/push", StringComparison.Ordinal))];

    public static async Task<PushEngine> StartAsync(string apiVersion = "1.41")
    {
        var engine = new PushEngine(await FakeEngine.StartAsync());
        engine.Engine.ApiVersion = apiVersion;
        engine.Has("registry.test/acme/api:1.0", Id);
        engine.Has("registry.test/acme/api:latest", Id);
        return engine;
    }

    public static DockerImage Image() => new("registry.test/acme/api:1.0");

    public void Has(string reference, string id, params string[] digests) => Engine.Answer(
        "GET",
        $"/images/{reference}/json",
        $$"""{"Id":"{{id}}","RepoTags":["{{reference}}"],"RepoDigests":[{{string.Join(',', digests.Select(digest => $"\"{digest}\""))}}],"Os":"linux","Architecture":"amd64"}""");

    public void HasNot(string reference) =>
        Engine.Answer("GET", $"/images/{reference}/json", $$"""{"message":"No such image: {{reference}}"}""", 404);

    /// <summary>Answers each push of a repository with these lines, and status 200.</summary>
    public void Push(string repository, params string[] lines) => Engine.On("POST", $"/images/registry.test/{repository}/push", async exchange =>
    {
        foreach (var line in lines)
        {
            await exchange.LineAsync(line);
        }
    });

    public ImagePushOptions Options(
        string[]? tags = null, Platform? platform = null, RegistryCredentials[]? credentials = null, IProgress<BuildEvent>? progress = null, TimeSpan? timeout = null, RetryOptions? retry = null) => new()
        {
            Tags = [.. (tags ?? []).Select(ImageTag.Parse)],
            Platform = platform,
            Credentials = credentials ?? [],
            Progress = progress ?? BuildProgress.Quiet,
            Timeout = timeout,
            Retry = retry ?? new RetryOptions { Delay = TimeSpan.FromMilliseconds(1) },
            Engine = Engine.Endpoint,
        };

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
