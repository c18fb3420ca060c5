using System.Text.Json.Nodes;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.Building.Classic;
using ImageGen.BuildKit;
using ImageGen.Credentials;
using ImageGen.Engines;
using ImageGen.Progress;
using ImageGen.Pushing;
using ImageGen.Tests.Building;
using ImageGen.Tests.Building.BuildKit;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Credentials;

/// <summary>What an engine is sent, with each of the recorded configurations: the same credentials as from the docker CLI.</summary>
[Trait("Needs", "time")]
public sealed class CredentialVerdictTests
{
    private const string Id = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <summary>The helpers whose 'get' fails, as the CLI prints it; 'missing' is not installed, and ' ' is a program without a name.</summary>
    private static readonly string[] FailingHelpers =
    [
        "notfound-words", "notfound-case", "notfound-stderr", "notfound-zero", "noserver", "nouser", "fails", "fails-get", "silent", "stderr", "killed",
        "answers-and-fails", "garbage", "truncated", "nothing", "array", "number", "missing", " ",
    ];

    private static readonly Dictionary<string, CredentialVerdict> Verdicts = CredentialVerdict.Read("configurations.jsonl");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Verdicts.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_pull_sends_what_docker_sends(string name)
    {
        var verdict = Verdicts[name];
        using var machine = new TemporaryFolder();
        var configuration = DockerConfiguration.Load(verdict.LayOut(machine));
        await using var engine = await EngineAsync(verdict);
        await using var connection = await engine.ConnectAsync(configuration.Environment);
        var image = Image(verdict);

        var credentials = await new RegistryCredentialSource([], configuration).FindAsync(image.Registry, Cancellation);
        await connection.Images.PullAsync(image, platform: null, credentials, _ => { }, Cancellation);

        AssertSent(verdict.Seen("pull"), engine.Request("/images/create"));
        Assert.Equal(verdict.HasWarning, configuration.Problems.Count > 0);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_push_sends_what_docker_sends(string name)
    {
        var verdict = Verdicts[name];
        using var machine = new TemporaryFolder();
        await using var engine = await EngineAsync(verdict);
        var events = new EventList();
        var options = new ImagePushOptions { Engine = engine.Endpoint };

        _ = await new ImagePush([Image(verdict)], options, new SerializedProgress(events)) { Configuration = DockerConfiguration.Load(verdict.LayOut(machine)) }.RunAsync(Cancellation);

        AssertSent(verdict.Seen("push"), engine.Requests.Single(request => request.Path.EndsWith("/push", StringComparison.Ordinal)));
        AssertNoSecret(events);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_classic_build_sends_what_the_engine_would_choose_from_all_that_docker_sends(string name)
    {
        var verdict = Verdicts[name];
        using var machine = new TemporaryFolder();
        var configuration = DockerConfiguration.Load(verdict.LayOut(machine));
        await using var engine = await EngineAsync(verdict);
        await using var connection = await engine.ConnectAsync(configuration.Environment);
        var events = new EventList();
        var request = await BuildRequests.WithAsync(new(), $"FROM {Image(verdict)}\n");

        _ = await new ClassicBuilder(connection).BuildAsync(request with { Credentials = new RegistryCredentialSource([], configuration, events) }, events, Cancellation);

        var sent = SentCredentials.Decode(engine.Request("/build").Headers["X-Registry-Config"]);
        Assert.Contains(Assert.Single(SentCredentials.ChosenFor(verdict.Registry, sent)), verdict.Seen("build").SelectMany(all => SentCredentials.ChosenFor(verdict.Registry, all)));
        // Of the others that docker sends, none.
        Assert.True(sent.Count <= 1, sent.ToJsonString());
        AssertNoSecret(events);
    }

    /// <summary>
    /// BuildKit's client looks a host up as a pull does, but ends the build where a helper fails; it gives the identity token before user and password,
    /// and the registry token by a call of its own. The rule: moby/buildkit v0.22.0, session/auth/authprovider/authprovider.go.
    /// </summary>
    [Theory, MemberData(nameof(Names))]
    public async Task BuildKit_is_answered_as_by_its_own_client(string name)
    {
        var verdict = Verdicts[name];
        using var machine = new TemporaryFolder();
        var source = new RegistryCredentialSource([], DockerConfiguration.Load(verdict.LayOut(machine)));
        var logins = new RegistryLogins(source, [Image(verdict).Registry], new EventList());

        if (HelperFor(verdict) is { } helper && FailingHelpers.Contains(helper))
        {
            await Assert.ThrowsAsync<CredentialsException>(async () => await logins.FindAsync(verdict.Registry, Cancellation));
            Assert.Throws<CredentialsException>(logins.ThrowIfFailed);
            return;
        }

        var login = await logins.FindAsync(verdict.Registry, Cancellation);

        // The daemon asks for docker.io's host, and so does its client for every name of that host.
        if (verdict.Registry is not "registry-1.docker.io")
        {
            Assert.Contains(Written(login), verdict.Seen("pull").Select(each => Written(each)));
        }
    }

    [Fact]
    public void The_table_has_configurations_of_every_kind() => Assert.True(Verdicts.Count >= 300, $"{Verdicts.Count} configurations");

    private static ImageReference Image(CredentialVerdict verdict) => ImageReference.Parse(verdict.Registry + "/acme/api:1");

    private static async Task<FakeEngine> EngineAsync(CredentialVerdict verdict)
    {
        var image = Image(verdict);
        var engine = await FakeEngine.StartAsync();
        engine.Answer("POST", "/images/create", "");
        engine.Answer("POST", $"/images/{image.CanonicalName}/push", $$$"""{"aux":{"Tag":"1","Digest":"{{{Id}}}","Size":527}}""");
        engine.Answer("GET", $"/images/{image}/json", $$"""{"Id":"{{Id}}","Os":"linux","Architecture":"amd64"}""");
        engine.Answer("POST", "/build", $$$"""{"aux":{"ID":"{{{Id}}}"}}""");
        return engine;
    }

    private static void AssertSent(IEnumerable<JsonObject> seen, FakeRequest request) =>
        Assert.Contains(SentCredentials.Of(SentCredentials.Decode(request.Headers["X-Registry-Auth"])), seen.Select(SentCredentials.Of));

    private static void AssertNoSecret(EventList events) =>
        Assert.DoesNotContain(events.Events, each => each.ToString()!.Contains("secret", StringComparison.Ordinal) && !each.ToString()!.Contains("docker-credential-secretservice", StringComparison.Ordinal));

    /// <summary>The helper that the CLI asks for the registry: its own, also one without a name, else the store.</summary>
    private static string? HelperFor(CredentialVerdict verdict)
    {
        var key = verdict.Registry is "docker.io" or "index.docker.io" or "registry-1.docker.io" ? "https://index.docker.io/v1/" : verdict.Registry;
        return verdict.Configuration is not { } configuration ? null
            : configuration["credHelpers"] is JsonObject helpers && helpers.ContainsKey(key) ? (string?)helpers[key]
            : configuration["credsStore"] is JsonValue store && store.TryGetValue<string>(out var name) ? name : null;
    }

    private static string Written(RegistryLogin? login) => login is null
        ? "anonymous"
        : Written(login.IdentityToken is { Length: > 0 } ? ("", login.IdentityToken) : (login.Username, login.Secret), login.RegistryToken);

    private static string Written(JsonObject sent)
    {
        var token = (string?)sent["identitytoken"] ?? "";
        var (user, secret) = token.Length > 0 ? ("", token) : ((string?)sent["username"] ?? "", (string?)sent["password"] ?? "");
        return Written((user, secret), (string?)sent["registrytoken"]);
    }

    private static string Written((string User, string Secret) login, string? registryToken) =>
        login is ("", "") && string.IsNullOrEmpty(registryToken) ? "anonymous" : $"{login.User}:{login.Secret} {registryToken}";
}
