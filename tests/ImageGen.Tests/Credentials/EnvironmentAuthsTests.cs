using ImageGen.Credentials;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Credentials;

/// <summary>
/// DOCKER_AUTH_CONFIG, which the CLI reads since 28.3, after the release that the other verdicts are recorded with.
/// The rules: docker/cli v28.5.1, cli/config/configfile/file.go (parseEnvConfig, GetCredentialsStore) and cli/config/memorystore/store.go.
/// </summary>
public sealed class EnvironmentAuthsTests : IDisposable
{
    private const string File = "file:file-secret";
    private const string Variable = "variable:variable-secret";

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    // The exact key, and it alone: a URL of the host is looked for in the file only.
    [InlineData("""{"auths":{"registry.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}}}""", Variable)]
    [InlineData("""{"auths":{"https://registry.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}}}""", File)]
    [InlineData("""{"auths":{"REGISTRY.TEST":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}}}""", File)]
    [InlineData("""{"auths":{"other.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}}}""", File)]
    [InlineData("""{"AUTHS":{"registry.test":{"AUTH":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}}}""", Variable)]
    [InlineData("""{"auths":{}}""", File)]
    [InlineData("{}", File)]
    public async Task The_exact_key_comes_before_everything_else(string variable, string expected) => Assert.Equal((expected, 0), await FindAsync(variable));

    [Theory]
    [InlineData("x")]
    [InlineData("[]")]
    [InlineData("""{"auths":{"registry.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}}} {}""")]
    [InlineData("""{"auths":{"registry.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}},"credsStore":"desktop"}""")]
    [InlineData("""{"auths":{"registry.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0","email":"me@test"}}}""")]
    [InlineData("""{"auths":{"registry.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"},"other.test":{"auth":"%%%"}}}""")]
    [InlineData("""{"auths":{"registry.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"},"other.test":{}}}""")]
    [InlineData("""{"auths":{"registry.test":{"auth":1}}}""")]
    [InlineData("""{"auths":{"registry.test":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}}""")]
    public async Task A_variable_that_is_not_valid_is_ignored_as_a_whole_and_reported(string variable) => Assert.Equal((File, 1), await FindAsync(variable));

    [Fact]
    public async Task It_comes_before_a_helper_and_a_store_that_fails_does_not_matter()
    {
        var configuration = """{"credsStore":"missing","credHelpers":{"registry.test":"missing"}}""";

        Assert.Equal((Variable, 0), await FindAsync("""{"auths":{"registry.test":{"auth":"dmFyaWFibGU6dmFyaWFibGUtc2VjcmV0"}}}""", configuration));
    }

    private async Task<(string Found, int Problems)> FindAsync(string variable, string? configuration = null)
    {
        _home.Write(".docker/config.json", configuration ?? """{"auths":{"registry.test":{"auth":"ZmlsZTpmaWxlLXNlY3JldA=="}}}""");
        var loaded = DockerConfiguration.Load(TestEnvironment.In(_home.Path, ("DOCKER_AUTH_CONFIG", variable)));
        var source = new RegistryCredentialSource([], loaded);

        var pulled = await source.FindAsync("registry.test", TestContext.Current.CancellationToken);
        var built = await source.FindForBuildAsync(["registry.test"], TestContext.Current.CancellationToken);

        Assert.Equal(pulled, built["registry.test"]);
        Assert.All(loaded.Problems, problem => Assert.DoesNotContain("dmFyaWFibGU6", problem, StringComparison.Ordinal));
        return ($"{pulled!.Login.Username}:{pulled.Login.Password}", loaded.Problems.Count);
    }
}
