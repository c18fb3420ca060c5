using System.Text;
using ImageGen.Credentials;
using ImageGen.Engines;
using ImageGen.Tests.Building;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Credentials;

public sealed class RegistryCredentialSourceTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly EventList _events = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Credentials_of_the_configuration_are_decoded()
    {
        WriteConfiguration($$"""{"auths":{"ghcr.io":{"auth":"{{Base64("me:p:a:ss")}}"} } }""");

        Assert.Equal(new RegistryCredentials("ghcr.io", "me", "p:a:ss"), await FindAsync("ghcr.io"));
        Assert.Null(await FindAsync("quay.io"));
    }

    [Fact]
    public async Task User_and_password_may_stand_apart() =>
        Assert.Equal(new RegistryCredentials("ghcr.io", "me", "secret"), await FindInAsync("""{"auths":{"ghcr.io":{"username":"me","password":"secret"}}}"""));

    [Fact]
    public async Task An_identity_token_takes_the_place_of_the_password()
    {
        var found = await FindInAsync($$"""{"auths":{"ghcr.io":{"auth":"{{Base64("me:")}}","identitytoken":"the-token"} } }""");

        Assert.Equal("the-token", found!.IdentityToken);
        Assert.Equal("", found.Password);
    }

    [Theory]
    [InlineData("docker.io")]
    [InlineData("index.docker.io")]
    public async Task Docker_Hub_is_known_by_its_old_address(string registry)
    {
        WriteConfiguration($$"""{"auths":{"https://index.docker.io/v1/":{"auth":"{{Base64("me:secret")}}"} } }""");

        Assert.Equal(new RegistryCredentials(registry, "me", "secret"), await FindAsync(registry));
    }

    [Theory]
    [InlineData("https://registry.example:5000/v2/")]
    [InlineData("http://registry.example:5000")]
    [InlineData("registry.example:5000/")]
    public async Task An_entry_may_be_the_registrys_URL(string key)
    {
        WriteConfiguration($$"""{"auths":{"{{key}}":{"auth":"{{Base64("me:secret")}}"} } }""");

        Assert.NotNull(await FindAsync("registry.example:5000"));
        Assert.Null(await FindAsync("registry.example"));
    }

    [Fact]
    public async Task The_exact_entry_comes_before_one_that_merely_means_the_same()
    {
        WriteConfiguration($$"""{"auths":{"https://ghcr.io":{"auth":"{{Base64("url:1")}}"},"ghcr.io":{"auth":"{{Base64("exact:2")}}"} } }""");

        Assert.Equal("exact", (await FindAsync("ghcr.io"))!.Username);
    }

    [Fact]
    public async Task The_programs_own_credentials_come_first_and_nothing_else_is_read()
    {
        WriteConfiguration("""{"credsStore":"failing"}""");
        WriteHelper("failing", "echo broken; exit 1");
        var given = new RegistryCredentials("index.docker.io", "mine", "secret");

        var found = await FindAsync("docker.io", [given]);

        Assert.Equal(given, found);
    }

    [Fact]
    public async Task DOCKER_AUTH_CONFIG_comes_before_the_file()
    {
        WriteConfiguration($$"""{"auths":{"ghcr.io":{"auth":"{{Base64("file:1")}}"},"quay.io":{"auth":"{{Base64("file:1")}}"} } }""");
        var environment = Machine(("DOCKER_AUTH_CONFIG", $$"""{"auths":{"ghcr.io":{"auth":"{{Base64("variable:2")}}"} } }"""));

        Assert.Equal("variable", (await FindAsync("ghcr.io", environment: environment))!.Username);
        Assert.Equal("file", (await FindAsync("quay.io", environment: environment))!.Username);
    }

    [Fact]
    public async Task DOCKER_CONFIG_names_the_folder()
    {
        _home.Write("elsewhere/config.json", $$"""{"auths":{"ghcr.io":{"auth":"{{Base64("me:secret")}}"} } }""");

        Assert.NotNull(await FindAsync("ghcr.io", environment: Machine(("DOCKER_CONFIG", _home.At("elsewhere")))));
    }

    [Fact]
    public async Task A_helper_is_asked_on_its_standard_input_and_never_by_arguments()
    {
        WriteConfiguration("""{"credHelpers":{"registry.example:5000":"mine"}}""");
        WriteHelper("mine", $$"""
            printf '%s' "$*" > "{{_home.At("arguments")}}"
            cat > "{{_home.At("input")}}"
            echo '{"ServerURL":"registry.example:5000","Username":"me","Secret":"s:ecret"}'
            """);

        Assert.Equal(new RegistryCredentials("registry.example:5000", "me", "s:ecret"), await FindAsync("registry.example:5000"));
        Assert.Equal("get", await File.ReadAllTextAsync(_home.At("arguments"), Cancellation));
        Assert.Equal("registry.example:5000", await File.ReadAllTextAsync(_home.At("input"), Cancellation));
    }

    [Fact]
    public async Task A_registrys_own_helper_is_found_by_its_exact_name_with_the_port()
    {
        WriteConfiguration("""{"credHelpers":{"registry.example":"failing"}}""");
        WriteHelper("failing", "echo broken; exit 1");

        Assert.Null(await FindAsync("registry.example:5000"));
    }

    [Fact]
    public async Task The_common_helper_is_asked_for_Docker_Hub_by_its_old_address()
    {
        WriteConfiguration("""{"credsStore":"common"}""");
        WriteHelper("common", """[ "$(cat)" = https://index.docker.io/v1/ ] && echo '{"Username":"me","Secret":"secret"}'""");

        Assert.Equal(new RegistryCredentials("docker.io", "me", "secret"), await FindAsync("docker.io"));
    }

    [Fact]
    public async Task A_helpers_token_user_means_an_identity_token()
    {
        WriteConfiguration("""{"credsStore":"common"}""");
        WriteHelper("common", """echo '{"Username":"<token>","Secret":"the-token"}'""");

        var found = await FindAsync("ghcr.io");

        Assert.Equal("the-token", found!.IdentityToken);
        Assert.Equal("", found.Password);
    }

    [Fact]
    public async Task A_helper_that_keeps_nothing_is_an_answer_and_nothing_else_is_asked()
    {
        WriteConfiguration($$"""{"credHelpers":{"ghcr.io":"first"},"credsStore":"second","auths":{"ghcr.io":{"auth":"{{Base64("me:secret")}}"} } }""");
        WriteHelper("first", "echo 'credentials not found in native keychain'; exit 1");
        WriteHelper("second", """echo '{"Username":"another","Secret":"account"}'""");

        Assert.Null(await FindAsync("ghcr.io"));
        Assert.Empty(_events.Events);
    }

    [Fact]
    public async Task A_helper_that_fails_is_warned_of_once_and_the_file_holds_in_its_place()
    {
        WriteConfiguration($$"""{"credHelpers":{"ghcr.io":"failing","quay.io":"failing"},"auths":{"ghcr.io":{"auth":"{{Base64("me:secret")}}"} } }""");
        WriteHelper("failing", "echo 'the keychain is locked' >&2; exit 3");
        var source = new RegistryCredentialSource([], DockerConfiguration.Load(Machine()), _events);

        Assert.Equal("secret", (await source.FindAsync("ghcr.io", Cancellation))!.Login.Password);
        Assert.Equal("secret", (await source.FindAsync("ghcr.io", Cancellation))!.Login.Password);
        Assert.Null(await source.FindAsync("quay.io", Cancellation));

        Assert.Equal(2, _events.Events.Count);
        Assert.Contains("The entry of ghcr.io in config.json is used instead.", _events.Events[0].ToString());
        Assert.Contains("No credentials are sent to quay.io.", _events.Events[1].ToString());
        Assert.All(_events.Events, each => Assert.DoesNotContain("secret", each.ToString()));
    }

    [Fact]
    public async Task A_helper_of_another_registry_is_never_run()
    {
        WriteConfiguration($$"""{"credHelpers":{"quay.io":"failing"},"auths":{"ghcr.io":{"auth":"{{Base64("me:secret")}}"},"broken.example":{"auth":"%%%"} } }""");
        WriteHelper("failing", $"touch '{_home.At("was-run")}'; exit 1");

        Assert.NotNull(await FindAsync("ghcr.io"));
        Assert.False(File.Exists(_home.At("was-run")));
    }

    [Fact]
    public async Task A_failing_helper_is_named_with_its_words()
    {
        WriteConfiguration("""{"credHelpers":{"ghcr.io":"failing"}}""");
        WriteHelper("failing", "echo 'the keychain is locked' >&2; exit 3");

        var failure = await FailureAsync("ghcr.io");

        Assert.Contains("'docker-credential-failing' for ghcr.io ended with exit code 3: the keychain is locked", failure.Message);
        Assert.Equal("ghcr.io", failure.Registry);
    }

    [Theory]
    [InlineData("""echo '{"Username":"me","Secret":"s3cret"}'; exit 1""", "exit code 1")]
    [InlineData("""echo '{"Username":"me","Secret":"s3cret"'""", "did not return the JSON")]
    public async Task What_a_helper_writes_in_error_does_not_betray_a_secret(string script, string expected)
    {
        WriteConfiguration("""{"credHelpers":{"ghcr.io":"failing"}}""");
        WriteHelper("failing", script);

        var failure = await FailureAsync("ghcr.io");

        Assert.Contains(expected, failure.Message);
        Assert.DoesNotContain("s3cret", failure.ToString());
    }

    [Fact]
    public async Task A_helper_that_is_not_installed_is_named_with_what_to_do()
    {
        WriteConfiguration("""{"credsStore":"desktop"}""");

        var failure = await FailureAsync("ghcr.io");

        Assert.Contains("'docker-credential-desktop' for ghcr.io is not on the PATH", failure.Message);
        Assert.Contains("docker login ghcr.io", failure.Message);
    }

    [Fact]
    public async Task A_helper_that_hangs_is_ended()
    {
        // Another process keeps the pipes open, as a helper's own agent may: waiting for their end would never end.
        WriteConfiguration("""{"credsStore":"hanging"}""");
        WriteHelper("hanging", "sleep 1000 & sleep 1000");
        var source = new RegistryCredentialSource([], DockerConfiguration.Load(Machine())) { HelperTimeout = TimeSpan.FromSeconds(1) };

        var failure = await Assert.ThrowsAsync<CredentialsException>(async () => await source.RequireAsync("ghcr.io", Cancellation));

        Assert.Contains("did not respond within 1 s", failure.Message);
    }

    [Fact]
    public async Task Credentials_that_cannot_be_decoded_are_reported_and_the_registry_asked_without()
    {
        WriteConfiguration("""{"auths":{"ghcr.io":{"auth":"bm8tY29sb24="}}}""");

        Assert.Null(await FindAsync("ghcr.io"));

        var problem = Assert.Single(DockerConfiguration.Load(Machine()).Problems);
        Assert.Contains("'auth' of ghcr.io must be the base64 form of user:password", problem);
        Assert.DoesNotContain("no-colon", problem);
        Assert.DoesNotContain("bm8tY29sb24=", problem);
    }

    [Fact]
    public async Task The_empty_entry_that_the_CLI_leaves_beside_a_helper_is_no_credentials() =>
        Assert.Null(await FindInAsync("""{"auths":{"ghcr.io":{}}}"""));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void WriteConfiguration(string json) => _home.Write(".docker/config.json", json);

    private void WriteHelper(string name, string script) => _home.WriteProgram($"bin/docker-credential-{name}", script);

    private DockerEnvironment Machine(params (string, string)[] variables) =>
        TestEnvironment.In(_home.Path, [("PATH", _home.At("bin") + ":/usr/bin:/bin"), .. variables]);

    private Task<RegistryCredentials?> FindInAsync(string configuration)
    {
        WriteConfiguration(configuration);
        return FindAsync("ghcr.io");
    }

    /// <summary>The credentials, without the key under which they were found.</summary>
    private async Task<RegistryCredentials?> FindAsync(string registry, RegistryCredentials[]? given = null, DockerEnvironment? environment = null) =>
        (await new RegistryCredentialSource(given ?? [], DockerConfiguration.Load(environment ?? Machine()), _events).FindAsync(registry, Cancellation))?.Login;

    private async Task<CredentialsException> FailureAsync(string registry) =>
        await Assert.ThrowsAsync<CredentialsException>(async () => await new RegistryCredentialSource([], DockerConfiguration.Load(Machine())).RequireAsync(registry, Cancellation));
}
