using System.Text.Json;
using ImageGen.Progress;
using ImageGen.Progress.Json;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageGen.Tests.Progress.Json;

/// <summary>Events as lines of JSON.</summary>
public sealed class JsonProgressTests : IDisposable
{
    private static readonly ImageReference Image = "ghcr.io/acme/api:1";
    private static readonly ImageDigest Digest = "sha256:" + new string('c', 64);

    private static readonly (BuildEvent Event, string Json)[] Events =
    [
        (new BuildStarted([Image], ImageBuilder.BuildKit, "Docker Engine 28"), """{"event":"build-started","references":["ghcr.io/acme/api:1"],"builder":"BuildKit","engine":"Docker Engine 28"}"""),
        (new BuildCompleted(new BuiltImage { Id = Digest, References = [Image], Builder = ImageBuilder.BuildKit, Duration = TimeSpan.FromSeconds(1.23456) }), $$"""{"event":"build-completed","references":["ghcr.io/acme/api:1"],"id":"{{Digest}}","duration":1.235}"""),
        (new DockerfileGenerated("Api.csproj", PublishLocation.Host, IsDefault: true), """{"event":"dockerfile-generated","project":"Api.csproj","publishOn":"Host"}"""),
        (new ContextSent(3, 512), """{"event":"context-sent","entries":3,"bytes":512}"""),
        (new StepStarted("a", "RUN \"ü\""), """{"event":"step-started","step":"a","name":"RUN \"ü\""}"""),
        (new StepOutput("a", "x\n", IsError: true), """{"event":"step-output","step":"a","text":"x\n","isError":true}"""),
        (new StepProgressed("a", "part", 1, 0), """{"event":"step-progressed","step":"a","part":"part","current":1}"""),
        (new StepCompleted("a", "RUN", Cached: false, TimeSpan.FromSeconds(2), "exit code: 1"), """{"event":"step-completed","step":"a","name":"RUN","isCached":false,"duration":2,"error":"exit code: 1"}"""),
        (new PullProgressed(Image, "1", "Downloading", 1, 2), """{"event":"pull-progressed","reference":"ghcr.io/acme/api:1","layer":"1","status":"Downloading","current":1,"total":2}"""),
        (new PushStarted(Image), """{"event":"push-started","reference":"ghcr.io/acme/api:1"}"""),
        (new PushProgressed(Image, "", "Preparing", null, null), """{"event":"push-progressed","reference":"ghcr.io/acme/api:1","status":"Preparing"}"""),
        (new PushCompleted(Image, TimeSpan.FromSeconds(1)), """{"event":"push-completed","reference":"ghcr.io/acme/api:1","duration":1}"""),
        (new BuildWarning("bad", "Dockerfile", 7, "https://x"), """{"event":"warning","message":"bad","path":"Dockerfile","line":7,"column":1,"url":"https://x"}"""),
        (new Retrying("push", 1, TimeSpan.FromSeconds(2), "no"), """{"event":"retrying","operation":"push","attempt":1,"delay":2,"reason":"no"}"""),
    ];

    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    public static TheoryData<string> Kinds => [.. typeof(BuildEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BuildEvent))).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_event_is_an_object_on_a_line(string kind)
    {
        var (value, json) = Assert.Single(Events, pair => pair.Event.GetType().Name == kind);
        var progress = new JsonProgress(() => _output, new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));

        progress.Report(value);
        using (var operation = progress.Begin(Image))
        {
            operation.Report(value);
        }

        var rest = json[1..];
        Assert.Equal(
            "{\"time\":\"2026-01-02T03:04:05Z\"," + rest + "\n{\"time\":\"2026-01-02T03:04:05Z\",\"image\":\"ghcr.io/acme/api:1\"," + rest + "\n",
            _output.ToString());
        Assert.All(_output.ToString().TrimEnd().Split('\n'), line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void A_failure_has_its_kind_and_its_place()
    {
        using (var operation = new JsonProgress(() => _output, new FakeTimeProvider()).Begin(Image))
        {
            operation.Fail(new DockerfileSyntaxException("no") { DockerfilePath = "Dockerfile", Line = 3, Column = 2 });
            operation.Fail(new OperationCanceledException("stopped"));
        }

        Assert.Contains("\"event\":\"failed\",\"kind\":\"DockerfileSyntaxException\",\"message\":\"no\",\"path\":\"Dockerfile\",\"line\":3,\"column\":2}", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"canceled\",\"kind\":\"OperationCanceledException\",\"message\":\"stopped\"}", _output.ToString(), StringComparison.Ordinal);
    }
}
