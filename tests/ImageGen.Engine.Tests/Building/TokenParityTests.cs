using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>Who a registry is told is asking, that works with tokens: the same by the docker CLI and by this project, through BuildKit's session and by the engine.</summary>
public sealed class TokenParityTests : IDisposable
{
    private readonly CredentialMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("""{}""", "anonymous")]
    [InlineData("""{"auths":{"HOST":{"auth":"AUTH"}}}""", "me:secret")]
    [InlineData("""{"auths":{"HOST":{"auth":"BAD"}}}""", "anonymous")]
    [InlineData("""{"auths":{"HOST":{"identitytoken":"file-token"}}}""", "identity file-token")]
    [InlineData("""{"auths":{"HOST":{"auth":"AUTH","identitytoken":"file-token"}}}""", "identity file-token")]
    [InlineData("""{"auths":{"HOST":{"identitytoken":"file-token"}},"credHelpers":{"HOST":"good"}}""", "me:secret")]
    [InlineData("""{"auths":{"HOST":{"auth":"AUTH"}},"credHelpers":{"HOST":"token"}}""", "identity helper-token")]
    [InlineData("""{"auths":{"HOST":{"auth":"AUTH"}},"credsStore":"nothing"}""", "anonymous")]
    [InlineData("""{"auths":{"HOST":{"auth":"AUTH"}},"credHelpers":{"HOST":"failing"}}""", "")]
    [InlineData("""{"credsStore":"token"}""", "identity helper-token")]
    public async Task A_session_says_who_is_asking(string configuration, string expected) => await AssertCallersAsync(configuration, ImageBuilder.BuildKit, expected);

    /// <summary>
    /// The CLI 20.10 does not know the field in a session yet. What later clients do: moby/buildkit v0.22.0, session/auth/authprovider, FetchToken.
    /// </summary>
    [Theory]
    [InlineData("""{"auths":{"HOST":{"registrytoken":"file-bearer"}}}""", "registry file-bearer")]
    [InlineData("""{"auths":{"HOST":{"auth":"AUTH","registrytoken":"file-bearer"}}}""", "registry file-bearer")]
    [InlineData("""{"auths":{"HOST":{"identitytoken":"file-token","registrytoken":"file-bearer"}}}""", "registry file-bearer")]
    [InlineData("""{"auths":{"HOST":{"registrytoken":"file-bearer"}},"credHelpers":{"HOST":"good"}}""", "registry file-bearer")]
    [InlineData("""{"auths":{"HOST":{"registrytoken":"file-bearer"}},"credHelpers":{"HOST":"nothing"}}""", "registry file-bearer")]
    public async Task A_session_hands_out_a_registry_token(string configuration, string expected)
    {
        await using var registry = await TokenRegistry.StartAsync();
        _machine.LayOut(registry.Address, configuration, "me", "secret");

        var (_, failure) = await _machine.BuildByThisAsync(ImageReference.Parse($"{registry.Address}/acme/none:1"), ImageBuilder.BuildKit);

        Assert.True(registry.TakeCallers().SequenceEqual([expected]), failure?.ToString());
    }

    [Theory]
    [InlineData("""{"auths":{"HOST":{"auth":"AUTH","identitytoken":"file-token"}}}""", "identity file-token")]
    [InlineData("""{"auths":{"HOST":{"registrytoken":"file-bearer"}}}""", "registry file-bearer")]
    [InlineData("""{"auths":{"HOST":{"auth":"AUTH"}},"credHelpers":{"HOST":"token"}}""", "identity helper-token")]
    [InlineData("""{"credsStore":"token"}""", "identity helper-token")]
    public async Task A_classic_build_says_who_is_asking(string configuration, string expected) => await AssertCallersAsync(configuration, ImageBuilder.Classic, expected);

    private async Task AssertCallersAsync(string configuration, ImageBuilder builder, string expected)
    {
        await using var registry = await TokenRegistry.StartAsync();
        _machine.LayOut(registry.Address, configuration, "me", "secret");
        var image = ImageReference.Parse($"{registry.Address}/acme/none:1");

        var (_, log) = await _machine.BuildByDockerAsync(image, builder);
        var byDocker = registry.TakeCallers();
        var (_, failure) = await _machine.BuildByThisAsync(image, builder);
        var byThis = registry.TakeCallers();

        Assert.True(string.Join(", ", byDocker) == expected, $"docker was {string.Join(", ", byDocker)}: {log}");
        Assert.True(byDocker.SequenceEqual(byThis), $"this was {string.Join(", ", byThis)}: {failure}");
    }
}
