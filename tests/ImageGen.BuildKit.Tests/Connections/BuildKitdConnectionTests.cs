using System.Net.Security;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.BuildKit.StandIn.Releases;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections;

public sealed class BuildKitdConnectionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_name_in_the_certificate_can_differ_from_the_address()
    {
        using var certificates = new TestCertificates();
        await using var daemon = await StandInDaemon.StartAsync(Encrypted(certificates));
        var address = new Uri($"tcp://127.0.0.1:{daemon.Address.Port}");
        var files = new BuildKitCertificates { AuthorityPath = certificates.AuthorityPath, CertificatePath = certificates.ClientPath, KeyPath = certificates.ClientKeyPath };
        await using var named = BuildKitClient.Connect(new BuildKitEndpoint { Address = address, Tls = (files with { ServerName = "localhost" }).ToTlsOptions() });
        Assert.Single(await named.ListWorkersAsync(Cancelled));

        await using var unnamed = BuildKitClient.Connect(new BuildKitEndpoint { Address = address, Tls = files.ToTlsOptions() });
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => unnamed.ListWorkersAsync(Cancelled));
        Assert.Contains("its certificate is not for '127.0.0.1' but for localhost", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Invalid_certificates_are_reported_with_their_files(bool isAuthority)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "no certificate");
        var certificates = isAuthority ? new BuildKitCertificates { AuthorityPath = file } : new BuildKitCertificates { CertificatePath = file };
        var exception = Assert.Throws<BuildKitUnreachableException>(() => certificates.ToTlsOptions());
        File.Delete(file);
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        Assert.Contains("PEM", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_listener_the_message_says_what_to_do()
    {
        await using var client = BuildKitClient.Connect(BuildKitEndpoint.Parse("unix:///nowhere/buildkitd.sock"));
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.ListWorkersAsync(Cancelled));
        Assert.Equal("unix:///nowhere/buildkitd.sock", exception.Address);
        Assert.Contains("the file does not exist", exception.Message, StringComparison.Ordinal);
        Assert.Contains("BUILDKIT_HOST", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_socket_is_distinguished_from_a_buildkitd_socket()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V20));
        await using var client = BuildKitClient.Connect(new BuildKitEndpoint { Address = daemon.Address });
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.ListWorkersAsync(Cancelled));
        Assert.Contains("does not use HTTP/2", exception.Message, StringComparison.Ordinal);
    }

    private static StandInOptions Encrypted(TestCertificates certificates) => StandInOptions.Buildkitd("0.31.2") with
    {
        IsTcp = true,
        Tls = certificates.ToServerOptions([SslApplicationProtocol.Http2], asksForClient: true),
    };
}
