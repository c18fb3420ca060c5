using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Protocol.Sessions;
using ImageGen.BuildKit.StandIn.Releases;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Solving;

public sealed class SolveTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, SessionTransport, string> Transports
    {
        get
        {
            var data = new TheoryData<string, SessionTransport, string>();
            foreach (var release in EngineRelease.All.Append(EngineRelease.WithoutUpgrades))
            {
                data.Add(release.Version, SessionTransport.Auto, release.HasNativeGrpc ? "Control/Session" : "/session");
                data.Add(release.Version, SessionTransport.ControlStream, "Control/Session");
                if (release.HasUpgrades)
                {
                    data.Add(release.Version, SessionTransport.Upgrade, "/session");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_session_reaches_every_engine_over_every_transport(string version, SessionTransport transport, string expected)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.Of(version)));
        daemon.Script = AskForCredentialsAsync;
        await using var client = StandInClient.Connect(daemon);
        var options = new SolveOptions { SessionTransport = transport, Session = new() { Name = "shop", SharedKey = "key", Registries = new Login() } };
        var result = await client.SolveAsync(options, cancellationToken: Cancelled);
        Assert.Equal("user", result.ExporterResponse["username"]);
        var session = Assert.Single(daemon.Sessions);
        Assert.Equal(expected, session.Transport);
        Assert.Equal(("shop", "key"), (session.Headers.Name, session.Headers.SharedKey));
        Assert.Equal(session.Headers.Id, Assert.Single(daemon.Solves).Request.Session);
    }

    [Theory]
    [InlineData("0.8.4")]
    [InlineData("0.31.2")]
    public async Task A_session_reaches_a_buildkitd(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));
        daemon.Script = AskForCredentialsAsync;
        await using var client = StandInClient.Connect(daemon);
        var result = await client.SolveAsync(new SolveOptions { Session = new() { Registries = new Login() } }, cancellationToken: Cancelled);
        Assert.Equal("user", result.ExporterResponse["username"]);
        Assert.Equal("Control/Session", Assert.Single(daemon.Sessions).Transport);
    }

    [Fact]
    public async Task Nothing_of_a_build_stays_open()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V20));
        daemon.Script = AskForCredentialsAsync;
        await using (var client = StandInClient.Connect(daemon))
        {
            await client.SolveAsync(new SolveOptions { Session = new() { Registries = new Login() } }, cancellationToken: Cancelled);
            while (!daemon.Sessions[0].Closed.IsCancellationRequested)
            {
                await Task.Delay(10, Cancelled);
            }
        }

        while (daemon.OpenConnections > 0)
        {
            await Task.Delay(10, Cancelled);
        }
    }

    [Fact]
    public async Task Options_can_be_used_for_several_builds()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.Script = solve =>
        {
            using var step = StepReport.Begin(solve, "[1/1] RUN make");
            return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
        };
        await using var client = StandInClient.Connect(daemon);
        var options = new SolveOptions();
        await client.SolveAsync(options, cancellationToken: Cancelled);
        var news = new StatusRecord();
        await client.SolveAsync(options with { Exporters = [new() { Type = "image" }] }, news, Cancelled);
        // For a daemon, a second build with the same id exists already, or has ended with its own status stream.
        Assert.Equal(2, daemon.Solves.Select(solve => solve.Request.Ref).Distinct().Count());
        Assert.NotEmpty(news.Vertices);
    }

    [Fact]
    public async Task The_request_contains_the_options()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.Script = _ => Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
        await using var client = StandInClient.Connect(daemon);
        await client.SolveAsync(
            new SolveOptions
            {
                Ref = "reference",
                FrontendAttributes = { ["target"] = "final" },
                Exporters = [new() { Type = "image", Attributes = { ["name"] = "a" } }, new() { Type = "image", Attributes = { ["name"] = "b" } }],
                CacheImports = [new() { Type = "registry", Attributes = { ["ref"] = "in" } }],
                CacheExports = [new() { Type = "inline" }],
                Entitlements = [],
                SourcePolicy = new() { Rules = [new() { Action = SourceRuleAction.Convert, Identifier = "docker-image://a", Match = SourceMatch.Exact, ReplacementIdentifier = "docker-image://b", Constraints = [new("k", "v", SourceComparison.Matches)] }] },
            },
            cancellationToken: Cancelled);
        var request = Assert.Single(daemon.Solves).Request;
        Assert.Equal(("reference", "dockerfile.v0", "final"), (request.Ref, request.Frontend, request.FrontendAttrs["target"]));
        Assert.Equal(["a", "b"], request.Exporters.Select(exporter => exporter.Attrs["name"]));
        // What a daemon before v0.13 would read.
        Assert.Equal(("image", "a"), (request.ExporterDeprecated, request.ExporterAttrsDeprecated["name"]));
        Assert.Equal(("registry", "in"), (request.Cache.Imports[0].Type, request.Cache.Imports[0].Attrs["ref"]));
        Assert.Equal("inline", request.Cache.Exports[0].Type);
        var rule = Assert.Single(request.SourcePolicy.Rules);
        Assert.Equal(
            (StandIn.Protocol.PolicyAction.Convert, "docker-image://a", StandIn.Protocol.MatchType.Exact, "docker-image://b", StandIn.Protocol.AttrMatch.Matches),
            (rule.Action, rule.Selector.Identifier, rule.Selector.MatchType, rule.Updates.Identifier, rule.Selector.Constraints[0].Condition));
    }

    [Theory]
    [InlineData("0.8.4")]
    [InlineData("0.10.6")]
    public async Task A_policy_is_refused_for_a_daemon_that_would_ignore_it(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));
        await using var client = StandInClient.Connect(daemon);
        var options = new SolveOptions { SourcePolicy = new() { Rules = [new() { Action = SourceRuleAction.Deny, Identifier = "docker-image://*" }] } };
        var exception = await Assert.ThrowsAsync<BuildKitException>(() => client.SolveAsync(options, cancellationToken: Cancelled));
        Assert.Equal(Grpc.Core.StatusCode.Unimplemented, exception.Status);
        Assert.Contains("SourcePolicy", exception.Message, StringComparison.Ordinal);
        Assert.Contains("v0.11", exception.Message, StringComparison.Ordinal);
        Assert.Empty(daemon.Solves);
    }

    [Fact]
    public async Task A_daemon_with_one_exporter_is_not_sent_several()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.12.5"));
        await using var client = StandInClient.Connect(daemon);
        var options = new SolveOptions { Exporters = [new() { Type = "image" }, new() { Type = "image" }] };
        var exception = await Assert.ThrowsAsync<BuildKitException>(() => client.SolveAsync(options, cancellationToken: Cancelled));
        Assert.Contains("v0.12.5", exception.Message, StringComparison.Ordinal);
        Assert.Contains("v0.13", exception.Message, StringComparison.Ordinal);
        Assert.Empty(daemon.Solves);
    }

    [Theory]
    [InlineData("local", "ToDirectory")]
    [InlineData("tar", "ToStream")]
    [InlineData("oci", "ToStream")]
    public async Task An_exporter_for_this_machine_needs_a_destination(string type, string needed)
    {
        await using var client = BuildKitClient.Connect(BuildKitEndpoint.Parse("unix:///nowhere"));
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.SolveAsync(new SolveOptions { Exporters = [new() { Type = type }] }, cancellationToken: Cancelled));
        Assert.Contains(needed, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_delete_mode_is_refused()
    {
        await using var client = BuildKitClient.Connect(BuildKitEndpoint.Parse("unix:///nowhere"));
        var exporter = new SolveExporter { Type = "local", Target = ExportTarget.ToDirectory("folder"), Attributes = { ["mode"] = "delete" } };
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.SolveAsync(new SolveOptions { Exporters = [exporter] }, cancellationToken: Cancelled));
        Assert.Contains("mode=delete", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, string>> AskForCredentialsAsync(SolveCall solve)
    {
        var session = await solve.SessionAsync();
        var credentials = await session.Auth.CredentialsAsync(new CredentialsRequest { Host = "registry.example" }, cancellationToken: solve.Cancelled);
        return new Dictionary<string, string> { ["username"] = credentials.Username };
    }

    private sealed class Login : IRegistryAuthenticator
    {
        public ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken) =>
            ValueTask.FromResult<RegistryLogin?>(host == "registry.example" ? new RegistryLogin("user", "secret") : null);
    }
}
