using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task An_engine_is_reached_with_the_certificates_of_DOCKER_CERT_PATH()
    {
        await using var engine = await FakeEngine.StartAsync(certificate: _certificates.Daemon, clientAuthority: _certificates.Authority);

        await using var connection = await OpenAsync(engine, ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", _certificates.Directory));

        Assert.Equal("0.0-fake", connection.Capabilities.EngineVersion);
    }

    [Fact]
    public async Task An_engine_whose_certificate_another_authority_signed_is_not_trusted()
    {
        using var others = new TestCertificates();
        await using var engine = await FakeEngine.StartAsync(certificate: others.Daemon);

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync(engine, ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", _certificates.Directory)));

        Assert.Contains("the TLS handshake failed", failure.Message);
        Assert.Contains("must be signed by ca.pem", failure.Message);
    }

    [Fact]
    public async Task An_engine_whose_certificate_names_another_host_is_not_trusted()
    {
        await using var engine = await FakeEngine.StartAsync(certificate: _certificates.Daemon);
        var address = new UriBuilder(engine.Endpoint.Address) { Host = "127.0.0.1" }.Uri;

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync(
            new EngineEndpoint { Address = address, Tls = EngineTls.FromDirectory(_certificates.Directory) }));

        Assert.Contains("the TLS handshake failed", failure.Message);
    }

    [Fact]
    public async Task An_engine_that_is_not_to_be_checked_is_reached_whoever_signed()
    {
        using var others = new TestCertificates();
        await using var engine = await FakeEngine.StartAsync(certificate: others.Daemon);

        await using var connection = await OpenAsync(engine, ("DOCKER_TLS", "1"));

        Assert.Equal("0.0-fake", connection.Capabilities.EngineVersion);
    }

    [Fact]
    public async Task A_certificate_that_is_no_PEM_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ca.pem", _certificates.Authority.ExportCertificatePem());
        var broken = folder.Write("cert.pem", "not a certificate");
        await using var engine = await FakeEngine.StartAsync(certificate: _certificates.Daemon);

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync(engine, ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", folder.Path)));

        Assert.Contains(broken, failure.Message);
        Assert.Contains("DOCKER_CERT_PATH", failure.Message);
    }

    [Fact]
    public async Task An_engine_that_wants_TLS_refuses_to_speak_without()
    {
        await using var engine = await FakeEngine.StartAsync(certificate: _certificates.Daemon);

        var failure = await Assert.ThrowsAnyAsync<ImageGenException>(() => OpenAsync(engine));

        Assert.Contains(engine.Endpoint.Address.OriginalString, failure.Message);
    }

    private static Task<EngineConnection> OpenAsync(FakeEngine engine, params (string, string)[] variables) =>
        OpenAsync(EngineAddress.Parse(engine.Endpoint.Address.OriginalString, "DOCKER_HOST", TestEnvironment.In("/nonexistent", variables)));

    private static Task<EngineConnection> OpenAsync(EngineEndpoint endpoint) =>
        EngineConnection.OpenAsync(endpoint, TestEnvironment.Empty, logger: null, TimeSpan.FromMinutes(1), Cancellation);
}
