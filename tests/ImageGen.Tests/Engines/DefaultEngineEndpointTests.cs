using System.Security.Cryptography;
using System.Text;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class DefaultEngineEndpointTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void DOCKER_HOST_comes_first()
    {
        WriteContext("staging", "tcp://staging:2375");

        var endpoint = Find(("DOCKER_HOST", "unix:///run/mine.sock"), ("DOCKER_CONTEXT", "staging"));

        Assert.Equal("unix:///run/mine.sock (from DOCKER_HOST)", endpoint.ToString());
    }

    [Fact]
    public void DOCKER_CONTEXT_comes_before_the_current_context()
    {
        WriteContext("staging", "tcp://staging:2375");
        WriteContext("other", "tcp://other:2375");
        _home.Write(".docker/config.json", """{"currentContext":"other"}""");

        Assert.Equal("tcp://staging:2375 (from context 'staging')", Find(("DOCKER_CONTEXT", "staging")).ToString());
        Assert.Equal("tcp://other:2375 (from context 'other')", Find().ToString());
    }

    [Fact]
    public void The_context_named_default_is_the_platforms_own_socket()
    {
        _home.Write(".docker/config.json", """{"currentContext":"other"}""");

        Assert.Equal($"unix://{_home.At("var/run/docker.sock")}", Find(("DOCKER_CONTEXT", "default")).Address.OriginalString);
    }

    [Fact]
    public void An_empty_variable_is_one_that_is_not_set() =>
        Assert.Equal("the platform's default", Find(("DOCKER_HOST", ""), ("DOCKER_CONTEXT", "")).Source);

    [Fact]
    public void Contexts_are_found_where_DOCKER_CONFIG_says()
    {
        WriteContext("staging", "ssh://me@staging", "elsewhere");

        var endpoint = Find(("DOCKER_CONFIG", _home.At("elsewhere")), ("DOCKER_CONTEXT", "staging"));

        Assert.Equal("ssh://me@staging", endpoint.Address.OriginalString);
    }

    [Fact]
    public void A_context_brings_its_own_certificates_whatever_the_variables_say()
    {
        var folder = WriteContext("staging", "tcp://staging:2376");
        _home.Write($".docker/contexts/tls/{folder}/docker/ca.pem", "");

        var endpoint = Find(("DOCKER_CONTEXT", "staging"), ("DOCKER_CERT_PATH", "/another"));

        Assert.Equal(new EngineTls { AuthorityPath = _home.At($".docker/contexts/tls/{folder}/docker/ca.pem") }, endpoint.Tls);
    }

    [Fact]
    public void A_context_may_say_that_the_engine_is_not_checked()
    {
        WriteContext("staging", "tcp://staging:2376", skipVerification: true);

        Assert.Equal(new EngineTls { VerifyServer = false }, Find(("DOCKER_CONTEXT", "staging")).Tls);
    }

    [Fact]
    public void A_context_that_is_not_there_is_named_with_who_chose_it()
    {
        _home.Write(".docker/config.json", """{"currentContext":"gone"}""");

        var failure = Assert.Throws<EngineUnreachableException>(() => Find());

        Assert.Contains("'gone'", failure.Message);
        Assert.Contains(_home.At(".docker/config.json"), failure.Message);
        Assert.Contains("docker context ls", failure.Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Name":"broken","Endpoints":{}}""")]
    public void A_context_that_cannot_be_read_is_named_with_its_file(string metadata)
    {
        var folder = WriteContext("broken", "unused");
        _home.Write($".docker/contexts/meta/{folder}/meta.json", metadata);

        var failure = Assert.Throws<EngineUnreachableException>(() => Find(("DOCKER_CONTEXT", "broken")));

        Assert.Contains("'broken' (from DOCKER_CONTEXT)", failure.Message);
        Assert.Contains(folder, failure.Message);
    }

    [Fact]
    public void Of_the_usual_sockets_the_first_that_is_there_is_taken()
    {
        string[] sockets = ["var/run/docker.sock", "runtime/docker.sock", ".docker/run/docker.sock", "runtime/podman/podman.sock", "run/podman/podman.sock"];
        foreach (var socket in sockets.Reverse())
        {
            _home.Write(socket, "");
            Assert.Equal("unix://" + _home.At(socket), Find(("XDG_RUNTIME_DIR", _home.At("runtime"))).Address.OriginalString);
        }
    }

    [Fact]
    public void On_Windows_it_is_Dockers_pipe()
    {
        var endpoint = DefaultEngineEndpoint.Find(TestEnvironment.In(_home.Path) with { IsWindows = true });

        Assert.Equal("npipe://./pipe/docker_engine", endpoint.Address.OriginalString);
    }

    private EngineEndpoint Find(params (string Name, string Value)[] variables) => DefaultEngineEndpoint.Find(TestEnvironment.In(_home.Path, variables));

    private string WriteContext(string name, string host, string configuration = ".docker", bool skipVerification = false)
    {
        var folder = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        _home.Write(
            $"{configuration}/contexts/meta/{folder}/meta.json",
            $$"""{"Name":"{{name}}","Metadata":{},"Endpoints":{"docker":{"Host":"{{host}}","SkipTLSVerify":{{(skipVerification ? "true" : "false")}} } } }""");
        return folder;
    }
}
