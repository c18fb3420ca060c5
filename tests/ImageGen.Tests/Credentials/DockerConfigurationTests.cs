using ImageGen.Credentials;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Credentials;

public sealed class DockerConfigurationTests : IDisposable
{
    private static readonly EngineEndpoint Local = new() { Address = new Uri("unix:///var/run/docker.sock") };

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void No_file_is_an_empty_configuration() => Assert.Empty(Load().ProxiesFor(Local));

    [Fact]
    public void An_empty_file_is_an_empty_configuration()
    {
        _home.Write(".docker/config.json", "");

        Assert.Null(Load().CurrentContext);
    }

    [Theory]
    [InlineData("""{"auths":{"ghcr.io":{"auth":"c2VjcmV0" """)]
    [InlineData("""{"auths":{"ghcr.io":"c2VjcmV0"}}""")]
    public void A_malformed_file_is_named_with_what_to_do_and_its_secrets_are_kept(string json)
    {
        _home.Write(".docker/config.json", json);

        var problem = Assert.Single(Load().Problems);

        Assert.Contains(_home.At(".docker/config.json"), problem);
        Assert.Contains("docker login", problem);
        Assert.DoesNotContain("c2VjcmV0", problem);
    }

    [Fact]
    public void Keys_are_read_whatever_their_case()
    {
        _home.Write(".docker/config.json", """{"CurrentContext":"staging"}""");

        Assert.Equal("staging", Load().CurrentContext);
    }

    [Fact]
    public void A_malformed_variable_is_named()
    {
        var problem = Assert.Single(DockerConfiguration.Load(TestEnvironment.In(_home.Path, ("DOCKER_AUTH_CONFIG", "x"))).Problems);

        Assert.Contains("DOCKER_AUTH_CONFIG", problem);
    }

    [Fact]
    public void Proxies_become_variables_in_upper_and_in_lower_case()
    {
        _home.Write(".docker/config.json", """{"proxies":{"default":{"httpProxy":"http://proxy:1","httpsProxy":"http://proxy:2","noProxy":"localhost","ftpProxy":"","allProxy":"socks5://proxy:3"}}}""");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["HTTP_PROXY"] = "http://proxy:1",
                ["http_proxy"] = "http://proxy:1",
                ["HTTPS_PROXY"] = "http://proxy:2",
                ["https_proxy"] = "http://proxy:2",
                ["NO_PROXY"] = "localhost",
                ["no_proxy"] = "localhost",
                ["ALL_PROXY"] = "socks5://proxy:3",
                ["all_proxy"] = "socks5://proxy:3",
            },
            Load().ProxiesFor(Local));
    }

    [Fact]
    public void The_proxies_of_one_engine_come_before_the_default()
    {
        _home.Write(".docker/config.json", """{"proxies":{"default":{"httpProxy":"http://default"},"tcp://build.example:2376":{"httpProxy":"http://special"}}}""");

        Assert.Equal("http://default", Load().ProxiesFor(Local)["HTTP_PROXY"]);
        Assert.Equal("http://special", Load().ProxiesFor(new EngineEndpoint { Address = new Uri("tcp://build.example:2376/") })["HTTP_PROXY"]);
    }

    private DockerConfiguration Load() => DockerConfiguration.Load(TestEnvironment.In(_home.Path));
}
