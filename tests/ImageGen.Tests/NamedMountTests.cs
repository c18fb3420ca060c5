using Xunit;

namespace ImageGen.Tests;

/// <summary>Secrets and SSH agents by their ids.</summary>
public sealed class NamedMountTests
{
    [Fact]
    public void A_secret_is_set_replaced_and_taken_away_by_its_id()
    {
        var secrets = new BuildSecretCollection { BuildSecret.FromFile("other", "file") };
        var value = SecretValue.FromValue("one");

        secrets["token"] = SecretValue.FromValue("zero");
        secrets["token"] = value;

        Assert.Same(value, secrets["token"]);
        Assert.Equal(["other", "token"], secrets.Select(secret => secret.Id));
        secrets["token"] = null;
        Assert.Null(secrets["token"]);
        Assert.Equal(["other"], secrets.Select(secret => secret.Id));
    }

    [Fact]
    public void An_agent_is_set_replaced_and_taken_away_by_its_id()
    {
        var agents = new SshForwardCollection { new SshForward("other", "/run/other") };

        agents["default"] = SshAgentSocket.At("/run/agent");
        agents["default"] = SshAgentSocket.FromEnvironment;

        Assert.Same(SshAgentSocket.FromEnvironment.SocketPath, agents["default"]!.SocketPath);
        Assert.Equal("/run/other", agents["other"]!.SocketPath);
        Assert.Equal([new SshForward("other", "/run/other"), new SshForward()], agents);
        agents["default"] = null;
        Assert.Null(agents["default"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a,b")]
    public void An_id_that_no_mount_can_name_is_refused(string id)
    {
        Assert.Throws<ArgumentException>(() => new BuildSecretCollection { [id] = SecretValue.FromValue("x") });
        Assert.Throws<ArgumentException>(() => new SshForwardCollection { [id] = SshAgentSocket.FromEnvironment });
    }

    [Fact]
    public void A_value_is_never_printed()
    {
        Assert.DoesNotContain("s3cr3t", SecretValue.FromValue("s3cr3t").ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SecretValue.FromEnvironment(" "));
        Assert.Throws<ArgumentException>(() => SshAgentSocket.At(""));
    }

    [Fact]
    public void Ports_of_a_range_are_all_there()
    {
        Assert.Equal(["53/udp", "54/udp"], ExposedPort.Range(53, 54, PortProtocol.Udp).Select(port => port.ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExposedPort.Range(2, 1));
    }
}
