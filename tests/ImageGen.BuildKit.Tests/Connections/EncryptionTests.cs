using System.Net.Security;
using System.Security.Authentication;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Connections;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections;

public sealed class EncryptionTests : IDisposable
{
    private readonly TestCertificates _certificates = new();
    private readonly TestCertificates _strange = new();

    public void Dispose()
    {
        _certificates.Dispose();
        _strange.Dispose();
    }

    [Theory]
    [InlineData("0.11.6", false)]
    [InlineData("0.32.2", true)]
    public async Task A_daemon_is_reached_with_and_without_ALPN(string version, bool agrees)
    {
        await using var daemon = await StartAsync(StandInOptions.Buildkitd(version) with { Tls = _certificates.ToServerOptions(agrees ? [SslApplicationProtocol.Http2] : [], asksForClient: true) });
        await using var client = BuildKitClient.Connect(Endpoint(daemon, BuildKitCertificates.FromDirectory(_certificates.Directory)));

        Assert.NotEmpty(await client.ListWorkersAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unknown_authority_is_named() =>
        Assert.Contains(
            $"its certificate was signed by '{_certificates.Authority.Subject}', an authority that is not trusted. Set the file of the daemon's authority",
            await FailAsync(new BuildKitCertificates { AuthorityPath = _strange.AuthorityPath }),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_certificate_for_another_host_is_reported_with_its_names() =>
        Assert.Contains(
            "its certificate is not for 'builder.test' but for localhost. Use one of these names",
            await FailAsync(BuildKitCertificates.FromDirectory(_certificates.Directory) with { ServerName = "builder.test" }),
            StringComparison.Ordinal);

    [Fact]
    public async Task An_expired_certificate_is_reported_with_its_dates()
    {
        var options = BuildKitCertificates.FromDirectory(_certificates.Directory).ToTlsOptions();
        options.CertificateChainPolicy!.VerificationTime = DateTime.UtcNow.AddYears(1);
        options.CertificateChainPolicy.VerificationTimeIgnored = false;

        Assert.Contains("its certificate is only valid from ", await FailAsync(options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_missing_client_certificate_is_reported(SslProtocols protocol) =>
        Assert.Contains(
            "it requires a client certificate, and none was sent",
            await FailAsync(new BuildKitCertificates { AuthorityPath = _certificates.AuthorityPath }, protocol),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_refused_client_certificate_is_reported(SslProtocols protocol) =>
        Assert.Contains(
            "it did not accept the client's certificate",
            await FailAsync(BuildKitCertificates.FromDirectory(_strange.Directory) with { AuthorityPath = _certificates.AuthorityPath }, protocol),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_client_without_TLS_gets_an_explanation()
    {
        await using var daemon = await StartAsync(StandInOptions.Buildkitd("0.32.2") with { Tls = _certificates.ToServerOptions([SslApplicationProtocol.Http2]) });

        Assert.Contains("it closed the connection before it sent any data. If it is a daemon with TLS, set BuildKitEndpoint.Tls", await FailAsync(daemon, tls: null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_without_TLS_is_reported()
    {
        await using var daemon = await StartAsync(StandInOptions.Buildkitd("0.32.2"));

        Assert.Contains(
            "the server there does not use TLS",
            await FailAsync(daemon, BuildKitCertificates.FromDirectory(_certificates.Directory).ToTlsOptions()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_that_responds_again_clears_the_earlier_refusal()
    {
        await using var daemon = await StartAsync(StandInOptions.Buildkitd("0.32.2"));
        await using var client = BuildKitClient.Connect(Endpoint(daemon, tls: null));
        _ = await client.ListWorkersAsync(TestContext.Current.CancellationToken);

        await daemon.KillAsync();
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(async () => await client.ListWorkersAsync(TestContext.Current.CancellationToken));

        Assert.DoesNotContain("before it sent any data", exception.Message, StringComparison.Ordinal);
    }

    private static Task<StandInDaemon> StartAsync(StandInOptions options) => StandInDaemon.StartAsync(options with { IsTcp = true });

    private static BuildKitEndpoint Endpoint(StandInDaemon daemon, BuildKitCertificates? certificates) => Endpoint(daemon, certificates?.ToTlsOptions());

    private static BuildKitEndpoint Endpoint(StandInDaemon daemon, SslClientAuthenticationOptions? tls) => new() { Address = daemon.Address, Tls = tls };

    private Task<string> FailAsync(BuildKitCertificates certificates, SslProtocols protocol = SslProtocols.None) => FailAsync(certificates.ToTlsOptions(), protocol);

    private async Task<string> FailAsync(SslClientAuthenticationOptions options, SslProtocols protocol = SslProtocols.None)
    {
        var server = _certificates.ToServerOptions([SslApplicationProtocol.Http2], asksForClient: true);
        server.EnabledSslProtocols = protocol;
        await using var daemon = await StartAsync(StandInOptions.Buildkitd("0.32.2") with { Tls = server });
        return await FailAsync(daemon, options);
    }

    private static async Task<string> FailAsync(StandInDaemon daemon, SslClientAuthenticationOptions? tls)
    {
        await using var client = BuildKitClient.Connect(Endpoint(daemon, tls));
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(async () => await client.ListWorkersAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith($"BuildKit at {daemon.Address.OriginalString} cannot be reached: ", exception.Message, StringComparison.Ordinal);
        return exception.Message;
    }
}
