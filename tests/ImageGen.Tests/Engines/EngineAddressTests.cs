using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class EngineAddressTests
{
    [Theory]
    [InlineData("unix:///var/run/docker.sock", "unix:///var/run/docker.sock")]
    [InlineData(" unix:///run/my docker#1.sock ", "unix:///run/my docker#1.sock")]
    [InlineData("npipe:////./pipe/docker_engine", "npipe://./pipe/docker_engine")]
    [InlineData("npipe://./pipe/docker_engine", "npipe://./pipe/docker_engine")]
    [InlineData("tcp://build.example", "tcp://build.example:2375/")]
    [InlineData("tcp://build.example:4000", "tcp://build.example:4000")]
    [InlineData("build.example:4000", "tcp://build.example:4000")]
    [InlineData("TCP://[::1]:2375", "tcp://[::1]:2375")]
    [InlineData("http://localhost:2375", "http://localhost:2375")]
    [InlineData("https://engine.example/docker", "https://engine.example/docker")]
    [InlineData("ssh://me@build.example:2222/run/docker.sock", "ssh://me@build.example:2222/run/docker.sock")]
    public void Addresses_are_read_as_the_CLI_reads_them(string text, string expected)
    {
        var endpoint = EngineAddress.Parse(text, "DOCKER_HOST", TestEnvironment.Empty);

        Assert.Equal(expected, endpoint.Address.OriginalString);
        Assert.Null(endpoint.Tls);
        Assert.Equal("DOCKER_HOST", endpoint.Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unix://")]
    [InlineData("/var/run/docker.sock")]
    [InlineData("fd://")]
    [InlineData("ftp://host")]
    [InlineData("ssh:///path")]
    [InlineData("tcp://")]
    public void What_is_no_address_is_refused_with_the_forms_that_are(string text)
    {
        var failure = Assert.Throws<EngineUnreachableException>(() => EngineAddress.Parse(text, "DOCKER_HOST", TestEnvironment.Empty));

        Assert.Contains($"'{text}' (from DOCKER_HOST)", failure.Message);
        Assert.Contains("unix:///path/to/docker.sock", failure.Message);
    }

    [Fact]
    public void A_password_in_an_address_is_never_printed() =>
        Assert.Equal("tcp://me@build.example:2375 (from DOCKER_HOST)", EngineAddress.Parse("tcp://me:s3cret@build.example:2375", "DOCKER_HOST", TestEnvironment.Empty).ToString());

    [Fact]
    public void The_socket_of_an_address_is_taken_to_the_letter()
    {
        var endpoint = EngineAddress.Parse("unix:///run/100%25 #1?.sock", "the test", TestEnvironment.Empty);

        Assert.Equal("/run/100%25 #1?.sock", ImageGen.Engines.Transports.LocalTransport.SocketPath(endpoint));
    }

    [Fact]
    public void DOCKER_TLS_VERIFY_encrypts_with_the_files_of_DOCKER_CERT_PATH_and_checks_the_engine()
    {
        using var folder = new TemporaryFolder();
        folder.Write("certs/ca.pem", "");
        folder.Write("certs/cert.pem", "");
        folder.Write("certs/key.pem", "");
        var environment = TestEnvironment.In(folder.Path, ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", folder.At("certs")));

        var endpoint = EngineAddress.Parse("tcp://build.example", "DOCKER_HOST", environment);

        Assert.Equal("tcp://build.example:2376/", endpoint.Address.OriginalString);
        Assert.Equal(
            new EngineTls { AuthorityPath = folder.At("certs/ca.pem"), CertificatePath = folder.At("certs/cert.pem"), KeyPath = folder.At("certs/key.pem") },
            endpoint.Tls);
    }

    [Fact]
    public void Without_DOCKER_CERT_PATH_the_files_are_those_beside_the_configuration()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".docker/ca.pem", "");

        var endpoint = EngineAddress.Parse("tcp://build.example", "DOCKER_HOST", TestEnvironment.In(folder.Path, ("DOCKER_TLS_VERIFY", "1")));

        Assert.Equal(new EngineTls { AuthorityPath = folder.At(".docker/ca.pem") }, endpoint.Tls);
    }

    [Fact]
    public void DOCKER_TLS_alone_encrypts_without_checking_the_engine()
    {
        var endpoint = EngineAddress.Parse("tcp://build.example", "DOCKER_HOST", TestEnvironment.In("/nonexistent", ("DOCKER_TLS", "1")));

        Assert.Equal(new EngineTls { VerifyServer = false }, endpoint.Tls);
    }

    [Fact]
    public void The_variables_of_encryption_leave_sockets_alone()
    {
        var endpoint = EngineAddress.Parse("unix:///run/docker.sock", "DOCKER_HOST", TestEnvironment.In("/nonexistent", ("DOCKER_TLS_VERIFY", "1")));

        Assert.Null(endpoint.Tls);
    }
}
