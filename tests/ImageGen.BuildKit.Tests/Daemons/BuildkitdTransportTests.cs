using System.Net.Security;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Connections;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>The transports to a <c>buildkitd</c>.</summary>
public sealed class BuildkitdTransportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_buildkitd_is_reached_on_a_socket_and_on_a_port(bool tcp)
    {
        await using var connected = await ConnectedDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2") with { IsTcp = tcp });

        _ = await connected.SolveAsync();

        Assert.Equal("Control/Session", Assert.Single(connected.Daemon.Sessions).Transport);
        Assert.All(connected.Daemon.Requests, request => Assert.Equal("HTTP/2", request.Protocol));
    }

    [Fact]
    public async Task A_client_with_a_certificate_is_accepted()
    {
        using var certificates = new TestCertificates();
        await using var daemon = await StandInDaemon.StartAsync(Encrypted(certificates));
        await using var client = BuildKitClient.Connect(Endpoint(daemon, new BuildKitCertificates
        {
            AuthorityPath = certificates.AuthorityPath,
            CertificatePath = certificates.ClientPath,
            KeyPath = certificates.ClientKeyPath,
        }));

        Assert.Single(await client.ListWorkersAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_refused_with_an_explanation()
    {
        using var certificates = new TestCertificates();
        await using var daemon = await StandInDaemon.StartAsync(Encrypted(certificates));
        await using var client = BuildKitClient.Connect(Endpoint(daemon, new BuildKitCertificates { AuthorityPath = certificates.AuthorityPath }));

        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.ListWorkersAsync(TestContext.Current.CancellationToken));

        Assert.Contains(daemon.Address.Authority, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_that_is_not_trusted_gets_no_request()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        await using var daemon = await StandInDaemon.StartAsync(Encrypted(certificates));
        await using var client = BuildKitClient.Connect(Endpoint(daemon, new BuildKitCertificates { AuthorityPath = others.AuthorityPath }));

        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.ListWorkersAsync(TestContext.Current.CancellationToken));

        Assert.Contains("certificate", exception.Message, StringComparison.Ordinal);
        Assert.Empty(daemon.Requests);
    }

    [Fact]
    public async Task A_call_without_TLS_to_a_daemon_with_TLS_fails_at_once()
    {
        using var certificates = new TestCertificates();
        await using var daemon = await StandInDaemon.StartAsync(Encrypted(certificates));
        await using var client = BuildKitClient.Connect(new BuildKitEndpoint { Address = daemon.Address });

        _ = await Assert.ThrowsAsync<BuildKitUnreachableException>(() =>
            client.ListWorkersAsync(TestContext.Current.CancellationToken).WaitAsync(ConnectedDaemon.Patience));
    }

    private static StandInOptions Encrypted(TestCertificates certificates) => StandInOptions.Buildkitd("0.31.2") with
    {
        IsTcp = true,
        Tls = certificates.ToServerOptions([SslApplicationProtocol.Http2], asksForClient: true),
    };

    private static BuildKitEndpoint Endpoint(StandInDaemon daemon, BuildKitCertificates certificates) =>
        new() { Address = daemon.Address, Tls = certificates.ToTlsOptions() };
}
