using ImageGen.Credentials;
using ImageGen.Progress;
using ImageGen.Tests.Building;
using ImageGen.Tests.Engines;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageGen.Tests.Credentials;

/// <summary>Credential helpers that take long: a keychain may be waiting for its user.</summary>
public sealed class SlowHelperTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly FakeTimeProvider _time = new();
    private readonly EventList _events = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_helper_that_takes_long_is_reported_after_5_seconds_and_its_answer_taken()
    {
        var source = Source("""until [ -e "$HOME/answer" ]; do sleep 0.02; done; echo '{"Username":"me","Secret":"s3cret"}'""");
        var finding = source.FindAsync("ghcr.io", TestContext.Current.CancellationToken).AsTask();
        await UntilStartedAsync();

        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Empty(_events.Events);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await UntilAsync(() => _events.Events.Count > 0);
        _home.Write("answer", "");

        Assert.Equal("s3cret", (await finding)!.Login.Password);
        var warning = Assert.IsType<BuildWarning>(Assert.Single(_events.Events));
        Assert.StartsWith("The credential helper 'docker-credential-slow' has not responded for 5 s", warning.Message);
        Assert.DoesNotContain("s3cret", warning.ToString());
    }

    [Fact]
    public async Task A_helper_that_never_answers_is_ended_and_the_push_left_to_the_registry()
    {
        var source = Source("sleep 1000 & sleep 1000");
        var finding = source.FindAsync("ghcr.io", TestContext.Current.CancellationToken).AsTask();
        await UntilStartedAsync();

        _time.Advance(source.HelperTimeout);

        Assert.Null(await finding);
        Assert.Contains(_events.Events, each => each is BuildWarning { Message: var message } && message.Contains("did not respond within 120 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_helper_ends_with_the_callers_patience()
    {
        using var patience = new CancellationTokenSource();
        var finding = Source("sleep 1000 & sleep 1000").RequireAsync("ghcr.io", patience.Token).AsTask();
        await UntilStartedAsync();

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding);
        Assert.Empty(_events.Events);
    }

    private RegistryCredentialSource Source(string script)
    {
        _home.Write(".docker/config.json", """{"credsStore":"slow"}""");
        _home.WriteProgram("bin/docker-credential-slow", $"read -r server; : > \"$HOME/started\"; {script}");
        var environment = TestEnvironment.In(_home.Path, ("PATH", _home.At("bin") + ":/usr/bin:/bin"), ("HOME", _home.Path));
        return new RegistryCredentialSource([], DockerConfiguration.Load(environment), _events) { Time = _time };
    }

    private Task UntilStartedAsync() => UntilAsync(() => File.Exists(_home.At("started")));

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
