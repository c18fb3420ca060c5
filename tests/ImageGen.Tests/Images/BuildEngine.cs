using ImageGen.Progress;
using ImageGen.Tests.Engines;

namespace ImageGen.Tests.Images;

/// <summary>A fake engine with the classic builder, that builds and pushes <c>registry.test/acme/api</c> as a test says.</summary>
internal sealed class BuildEngine(FakeEngine engine) : IAsyncDisposable
{
    public const string Id = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Built = $$$"""{"aux":{"ID":"{{{Id}}}"}}""";

    public FakeEngine Engine { get; } = engine;

    public IReadOnlyList<FakeRequest> Builds => [.. Engine.Requests.Where(request => request.Path == "/build")];

    public IReadOnlyList<FakeRequest> Pushes => [.. Engine.Requests.Where(request => request.Path.EndsWith("/push", StringComparison.Ordinal))];

    public static async Task<BuildEngine> StartAsync(params string[] lines)
    {
        var engine = new BuildEngine(await FakeEngine.StartAsync());
        engine.AnswerBuilds(lines);
        engine.Engine.On("POST", "/images/registry.test/acme/api/push", exchange =>
            exchange.LineAsync($$$"""{"aux":{"Tag":"1.0","Digest":"sha256:{{{new string('d', 64)}}}","Size":527}}"""));
        foreach (var tag in (string[])["1.0", "2.0", "latest"])
        {
            engine.Has(tag);
        }

        return engine;
    }

    /// <summary>Has the engine hold an image under a tag.</summary>
    public void Has(string tag, string id = Id) =>
        Engine.Answer("GET", $"/images/registry.test/acme/api:{tag}/json", $$"""{"Id":"{{id}}","Os":"linux","Architecture":"amd64"}""");

    public void HasNot(string tag) =>
        Engine.Answer("GET", $"/images/registry.test/acme/api:{tag}/json", """{"message":"No such image"}""", 404);

    /// <summary>Answers each build with these lines.</summary>
    public void AnswerBuilds(params string[] lines) => Engine.On("POST", "/build", async exchange =>
    {
        await exchange.ReadBodyAsync();
        foreach (var line in lines)
        {
            await exchange.LineAsync(line);
        }
    });

    public ImageBuildOptions Options(string[]? tags = null, IProgress<BuildEvent>? progress = null, TimeSpan? timeout = null) => new()
    {
        Engine = Engine.Endpoint,
        Builder = ImageBuilder.Classic,
        Context = BuildContext.Empty,
        DockerfileText = "FROM scratch\nLABEL a=b\n",
        Tags = [.. (tags ?? []).Select(ImageTag.Parse)],
        Progress = progress ?? BuildProgress.Quiet,
        Timeout = timeout,
        Retry = new RetryOptions { Delay = TimeSpan.FromMilliseconds(1) },
    };

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
