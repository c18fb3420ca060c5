using System.Diagnostics;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>A real agent, with a key of its own, in the steps that ask for it.</summary>
public sealed class SshForwardingTests : IAsyncLifetime
{
    /// <summary>Asks the agent for its keys, and writes the answer down in hexadecimal digits.</summary>
    private const string AskForKeys =
        """perl -MIO::Socket::UNIX -e '$s = IO::Socket::UNIX->new(Peer => $ENV{SSH_AUTH_SOCK}) or die "no agent"; syswrite($s, "\0\0\0\1\x0b"); sysread($s, $keys, 65536); print unpack("H*", $keys)' > /keys""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-ssh");
    private Process _agent = null!;

    private string SocketPath => Path.Combine(_folder.FullName, "agent.sock");

    public async ValueTask InitializeAsync()
    {
        _agent = Process.Start(new ProcessStartInfo("ssh-agent", ["-D", "-a", SocketPath]) { RedirectStandardOutput = true })!;
        while (!File.Exists(SocketPath))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "a test's key", "-f", Path.Combine(_folder.FullName, "key"));
        await RunAsync("ssh-add", "-q", Path.Combine(_folder.FullName, "key"));
    }

    public async ValueTask DisposeAsync()
    {
        _agent.Kill();
        await _agent.WaitForExitAsync();
        _agent.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_step_can_ask_the_agent_for_its_keys_and_the_image_knows_nothing_of_it()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        var reference = workshop.NewReference();
        var traces = await EngineTraces.StartAsync(workshop.Connection, _folder);

        await workshop.BuildAsync(
            reference,
            $"FROM {EngineEnvironment.BaseRegistry}/dotnet/runtime-deps:10.0\nRUN --mount=type=ssh {AskForKeys}\nRUN --mount=type=ssh,id=other {AskForKeys.Replace("/keys", "/others", StringComparison.Ordinal)}\n",
            new ImageBuildOptions { NoCache = true, Ssh = { new SshForward(socketPath: SocketPath), new SshForward("other", SocketPath) } });

        var publicKey = (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "key.pub"), TestContext.Current.CancellationToken)).Split(' ')[1];
        var digits = Convert.ToHexStringLower(Convert.FromBase64String(publicKey));
        Assert.Contains(digits, await workshop.RunAsync(reference, "cat", "/keys"), StringComparison.Ordinal);
        Assert.Contains(digits, await workshop.RunAsync(reference, "cat", "/others"), StringComparison.Ordinal);
        string[] secrets = [SocketPath, await PrivateKeyLineAsync()];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, string.Join('\n', workshop.Progress.Events), StringComparison.Ordinal));
        Assert.Empty(await traces.FindAsync(reference, secrets));
        // The variable of the steps, which engine 28's record of the build holds, is not in the image.
        Assert.DoesNotContain("SSH_AUTH_SOCK=", (await EngineContainers.ConfigurationAsync(workshop.Connection, reference)).ToJsonString(), StringComparison.Ordinal);
        // The search finds what is there: the answer of the agent, which the steps wrote down.
        Assert.Contains(await traces.FindAsync(reference, digits), found => found.Contains("/keys: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_agent_that_is_not_there_is_named_before_the_build()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.BuildKit);
        var nowhere = Path.Combine(_folder.FullName, "nowhere");

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => workshop.BuildAsync(
            workshop.NewReference(), "FROM $BASE\nRUN --mount=type=ssh true\n", new ImageBuildOptions { Ssh = { new SshForward(socketPath: nowhere) } }));

        Assert.Contains(nowhere, failure.Message, StringComparison.Ordinal);
        Assert.Empty(workshop.Progress.Events.OfType<StepStarted>());
    }

    private async Task<string> PrivateKeyLineAsync() =>
        (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "key"), TestContext.Current.CancellationToken))[2];

    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        start.Environment["SSH_AUTH_SOCK"] = SocketPath;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors}");
    }
}
