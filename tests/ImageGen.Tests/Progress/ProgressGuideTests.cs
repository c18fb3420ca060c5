using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGen.Progress;
using ImageGen.Progress.Json;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageGen.Tests.Progress;

/// <summary>The guide lists the receivers, the events and their properties as they are.</summary>
public sealed partial class ProgressGuideTests
{
    private static readonly ImageReference Image = "ghcr.io/acme/api:1";
    private static readonly ImageDigest Digest = "sha256:" + new string('c', 64);
    private static readonly BuiltImage Built = new() { Id = null, References = [Image], Builder = ImageBuilder.InProcess, Duration = TimeSpan.Zero };

    private static readonly string Guide = File.ReadAllText(typeof(ProgressGuideTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ProgressGuide").Value!);

    /// <summary>Each kind of event without what it may omit, and with it.</summary>
    private static readonly (BuildEvent Least, BuildEvent Most)[] Events =
    [
        Same(new BuildStarted([Image], ImageBuilder.BuildKit, "engine")),
        (new BuildCompleted(Built), new BuildCompleted(Built with { Id = Digest, Digest = Digest })),
        Same(new DockerfileGenerated("Api.csproj", PublishLocation.Host, IsDefault: true)),
        Same(new ContextSent(1, 1)),
        Same(new StepStarted("a", "RUN")),
        Same(new StepOutput("a", "text", IsError: false)),
        (new StepProgressed("a", "part", 1, 0), new StepProgressed("a", "part", 1, 2)),
        (new StepCompleted("a", "RUN", Cached: true, Duration: null, Error: null), new StepCompleted("a", "RUN", Cached: false, TimeSpan.Zero, "error")),
        (new PullProgressed(Image, "", "status", null, null), new PullProgressed(Image, "1", "status", 1, 2)),
        Same(new PushStarted(Image)),
        (new PushProgressed(Image, "", "status", null, null), new PushProgressed(Image, "1", "status", 1, 2)),
        Same(new PushCompleted(Image, TimeSpan.Zero)),
        Same(new Retrying("push", 1, TimeSpan.Zero, "reason")),
        (new BuildWarning("text"), new BuildWarning("text", "Dockerfile", 1, "https://x") { Detail = "detail" }),
    ];

    /// <summary>The same of failures, which are exceptions.</summary>
    private static readonly (Exception Least, Exception Most)[] Failures =
    [
        (new InvalidOperationException("text"), new DockerfileSyntaxException("text") { DockerfilePath = "Dockerfile", Line = 1, Column = 1 }),
        (new OperationCanceledException("text"), new OperationCanceledException("text")),
    ];

    [Fact]
    public void Every_kind_of_event_is_tested() => Assert.Equal(
        typeof(BuildEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BuildEvent))).Select(type => type.Name).Order(),
        Events.Select(pair => pair.Least.GetType().Name).Order());

    [Fact]
    public void The_events_and_their_properties_are_in_the_guide()
    {
        string[] rows =
        [
            .. Events.Select(pair => Row(operation => operation.Report(pair.Least), operation => operation.Report(pair.Most))),
            .. Failures.Select(pair => Row(operation => operation.Fail(pair.Least), operation => operation.Fail(pair.Most))),
        ];
        Assert.Equal(rows.Order(), EventRow().Matches(Guide).Select(match => match.Value).Order());
    }

    [Fact]
    public void The_receivers_are_in_the_guide() => Assert.Equal(
        typeof(BuildProgress).GetProperties().Select(property => (property.Name.ToLowerInvariant(), property.Name)).Order(),
        ReceiverRow().Matches(Guide).Select(match => (match.Groups["name"].Value, match.Groups["property"].Value)).Order());

    private static (BuildEvent Least, BuildEvent Most) Same(BuildEvent value) => (value, value);

    /// <summary>The row of the guide's table about a kind of event.</summary>
    private static string Row(Action<IDisplayedOperation> reportLeast, Action<IDisplayedOperation> reportMost)
    {
        using var most = JsonOf(reportMost);
        using var least = JsonOf(reportLeast);
        var properties = most.RootElement.EnumerateObject().Select(property => property.Name).Where(name => name is not ("time" or "image" or "event"));
        return $"| `{most.RootElement.GetProperty("event").GetString()}` | {string.Join(", ", properties.Select(name => $"`{name}`{(least.RootElement.TryGetProperty(name, out _) ? "" : "?")}"))} |";
    }

    private static JsonDocument JsonOf(Action<IDisplayedOperation> report)
    {
        using var output = new StringWriter();
        using (var operation = new JsonProgress(() => output, new FakeTimeProvider()).Begin(Image))
        {
            report(operation);
        }

        return JsonDocument.Parse(output.ToString());
    }

    [GeneratedRegex(@"^\| `[a-z-]+` \| `[a-zA-Z]+`\??(, `[a-zA-Z]+`\??)* \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex EventRow();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| `BuildProgress\.(?<property>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ReceiverRow();
}
