using ImageGen.Building.BuildKit.Sessions;
using ImageGen.BuildKit;
using ImageGen.Credentials;
using ImageGen.Progress;
using ImageGen.Tests.Building;
using ImageGen.Tests.Engines;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageGen.Tests.Credentials;

/// <summary>What a BuildKit is answered that asks for credentials.</summary>
public sealed class RegistryLoginsTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly FakeTimeProvider _time = new();
    private readonly EventList _events = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_host_that_the_build_does_not_name_gets_nothing_and_is_warned_of_once()
    {
        var logins = Logins("ghcr.io");

        Assert.Null(await logins.FindAsync("evil.test", Cancellation));
        Assert.Null(await logins.FindAsync("evil.test", Cancellation));

        Assert.Equal(0, Asked);
        var warning = Assert.IsType<BuildWarning>(Assert.Single(_events.Events));
        Assert.Contains("requests the credentials for evil.test, a registry that this build does not name", warning.Message);
        Assert.Contains("ImageBuildOptions.Credentials", warning.Message);
        logins.ThrowIfFailed();
    }

    [Fact]
    public async Task An_answer_is_kept_until_a_token_might_have_expired()
    {
        var logins = Logins("ghcr.io");

        Assert.Equal(new RegistryLogin("me", "secret"), await logins.FindAsync("ghcr.io", Cancellation));
        Assert.Equal(new RegistryLogin("me", "secret"), await logins.FindAsync("ghcr.io", Cancellation));
        Assert.Equal(1, Asked);

        _time.Advance(TimeSpan.FromMinutes(5));
        _ = await logins.FindAsync("ghcr.io", Cancellation);
        Assert.Equal(2, Asked);
    }

    [Fact]
    public async Task Docker_Hubs_own_host_is_docker_io() =>
        Assert.Equal(new RegistryLogin("me", "secret"), await Logins("docker.io").FindAsync("registry-1.docker.io", Cancellation));

    [Fact]
    public async Task A_helper_is_asked_by_one_at_a_time()
    {
        var logins = Logins("ghcr.io", "quay.io");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(each => logins.FindAsync(each % 2 == 0 ? "ghcr.io" : "quay.io", Cancellation).AsTask()));

        Assert.Equal(2, Asked);
    }

    private int Asked => File.Exists(_home.At("asked")) ? File.ReadAllLines(_home.At("asked")).Length : 0;

    private RegistryLogins Logins(params string[] named)
    {
        _home.Write(".docker/config.json", """{"credsStore":"counting"}""");
        _home.WriteProgram("bin/docker-credential-counting", """echo "$1" >> "$HOME/asked"; echo '{"Username":"me","Secret":"secret"}'""");
        var environment = TestEnvironment.In(_home.Path, ("PATH", _home.At("bin")), ("HOME", _home.Path));
        return new RegistryLogins(new RegistryCredentialSource([], DockerConfiguration.Load(environment), _events) { Time = _time }, named, _events);
    }
}
