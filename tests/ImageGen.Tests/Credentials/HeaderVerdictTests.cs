using ImageGen.Building.BuildKit;
using ImageGen.Building.Classic;
using ImageGen.BuildKit;
using ImageGen.Tests.Building.BuildKit;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Credentials;

/// <summary>The headers of config.json, and those of DOCKER_CUSTOM_HEADERS, with every request to an engine: as from the docker CLI.</summary>
public sealed class HeaderVerdictTests
{
    private const string Built = """{"aux":{"ID":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}""";

    /// <summary>
    /// What each client says in its own way: who it is, how long the body is, and in which form it takes answers.
    /// A type of a content that there is none of is not sent by .NET.
    /// </summary>
    private static readonly string[] OfTheClient = ["Host", "User-Agent", "Content-Length", "Transfer-Encoding", "Connection", "Expect", "Accept-Encoding", "Content-Type"];

    private static readonly Dictionary<string, CredentialVerdict> Verdicts = CredentialVerdict.Read("headers.jsonl");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Sent => [.. Verdicts.Where(each => !IsRefused(each.Value)).Select(each => each.Key)];

    public static TheoryData<string> Refused => [.. Verdicts.Where(each => IsRefused(each.Value)).Select(each => each.Key)];

    [Theory, MemberData(nameof(Sent))]
    public async Task Each_request_has_the_headers_that_docker_sends(string name)
    {
        var verdict = Verdicts[name];
        using var machine = new TemporaryFolder();
        await using var engine = await EngineAsync();
        await using var connection = await engine.ConnectAsync(verdict.LayOut(machine));
        var request = await BuildRequests.WithAsync(new(), "FROM registry.test/acme/api:1\n");

        await connection.Images.PullAsync("registry.test/acme/api:1", platform: null, credentials: null, _ => { }, Cancellation);
        _ = await connection.Images.InspectAsync("registry.test/acme/api:1", Cancellation);
        _ = await new ClassicBuilder(connection).BuildAsync(request, BuildProgress.Quiet, Cancellation);

        AssertHeaders(verdict, "pull", engine.Request("/images/create"));
        AssertHeaders(verdict, "build", engine.Request("/build"));
        Assert.Equal(verdict.Outcome("build")["Content-Type"]!.ToString(), engine.Request("/build").Headers["Content-Type"]);
        // The ping, the question for the version, and what goes through the library.
        var custom = verdict.Outcome("pull").Select(each => each.Key).Where(IsCustom).ToList();
        Assert.All(engine.Requests, each => Assert.Equal(custom.Count, custom.Count(header => each.Headers.ContainsKey(header))));
        Assert.All(engine.Requests, each => Assert.Matches("^(ImageGen/|Docker)", each.Headers["User-Agent"]));
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task A_header_that_cannot_be_sent_is_reported_without_its_value_before_any_request(string name)
    {
        using var machine = new TemporaryFolder();
        await using var engine = await EngineAsync();
        var environment = Verdicts[name].LayOut(machine);

        var failure = await Assert.ThrowsAsync<CredentialsException>(() => engine.ConnectAsync(environment));

        Assert.Empty(engine.Requests);
        Assert.Contains("request was sent", failure.Message, StringComparison.Ordinal);
        foreach (var value in (string[])["a\r", "X-Other", "b\"", "X-One=", "=1", "X-A\r"])
        {
            Assert.DoesNotContain(value, failure.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_upgrade_of_the_connection_has_them_too()
    {
        using var machine = new TemporaryFolder();
        await using var engine = await EngineAsync();
        await using var connection = await engine.ConnectAsync(Verdicts["several"].LayOut(machine));

        // The engine has no BuildKit, and refuses; what it was asked with is what counts.
        await Assert.ThrowsAnyAsync<BuildKitException>(() => EngineBuildKit.OpenAsync(connection, Cancellation));

        var upgrade = engine.Request("/grpc");
        Assert.Equal("Bearer abc.def", upgrade.Headers["Authorization"]);
        Assert.Equal("a=b; c=d", upgrade.Headers["Cookie"]);
        Assert.Equal("h2c", upgrade.Headers["Upgrade"]);
    }

    [Fact]
    public async Task An_engine_on_a_port_gets_them_too()
    {
        using var machine = new TemporaryFolder();
        await using var engine = await FakeEngine.StartAsync(tcp: true);
        await using var connection = await engine.ConnectAsync(Verdicts["several"].LayOut(machine));

        Assert.All(engine.Requests, request => Assert.Equal("Bearer abc.def", request.Headers["Authorization"]));
        Assert.DoesNotContain("abc.def", connection.ToString() + connection.Endpoint, StringComparison.Ordinal);
    }

    private static bool IsRefused(CredentialVerdict verdict) => verdict.Outcome("pull").ContainsKey("error");

    private static bool IsCustom(string name) => !OfTheClient.Contains(name) && !name.StartsWith("X-Registry-", StringComparison.Ordinal);

    private static void AssertHeaders(CredentialVerdict verdict, string operation, FakeRequest request)
    {
        var expected = verdict.Outcome(operation).Where(each => !OfTheClient.Contains(each.Key)).ToDictionary(each => each.Key, each => each.Value!.ToString(), StringComparer.OrdinalIgnoreCase);
        var sent = request.Headers.Where(each => !OfTheClient.Contains(each.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        Assert.Equal(expected.OrderBy(each => each.Key, StringComparer.OrdinalIgnoreCase), sent.OrderBy(each => each.Key, StringComparer.OrdinalIgnoreCase), SameHeader);
    }

    private static bool SameHeader(KeyValuePair<string, string> left, KeyValuePair<string, string> right) =>
        string.Equals(left.Key, right.Key, StringComparison.OrdinalIgnoreCase) && left.Value == right.Value;

    private static async Task<FakeEngine> EngineAsync()
    {
        var engine = await FakeEngine.StartAsync();
        engine.Answer("POST", "/images/create", "");
        engine.Answer("POST", "/build", Built);
        return engine;
    }
}
