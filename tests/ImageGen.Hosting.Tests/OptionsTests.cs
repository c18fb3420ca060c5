using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ImageGen.Hosting.Tests;

public sealed class OptionsTests
{
    public static TheoryData<ImageBuildOptions, string> Wrong => new()
    {
        { new() { AdditionalNames = ["registry.example/other"] }, "would give all images the same name" },
        { new() { DockerfileText = "FROM scratch" }, "would replace the Dockerfile of all images" },
        { new() { BuildKit = ["tcp://builder:1234"], Builder = ImageBuilder.InProcess }, "Builder is InProcess, which does not build on nodes" },
        { new() { Timeout = TimeSpan.Zero }, "sets Timeout to 00:00:00. Use a time above zero" },
        { new() { Retry = new() { MaxAttempts = 0 } }, "sets MaxAttempts of Retry to 0. Use 1 for no retries" },
        { new() { Retry = new() { Delay = TimeSpan.FromMinutes(1) } }, "delays of Retry to 00:01:00 and at most 00:00:30" },
        { new() { Credentials = [new("https://ghcr.io", "robot", "pass")] }, "the registry 'https://ghcr.io'. Use its host" },
        { new() { Credentials = [new("ghcr.io", "robot", "")] }, "credentials for 'ghcr.io' without a user name or without a password" },
    };

    public static TheoryData<string, string, string> WrongKeys => new()
    {
        { "ImageGen:Bulder", "InProcess", "'Bulder'" },
        { "ImageGen:Bulder", "InProcess", "Use the keys Builder (Auto, BuildKit, Classic, InProcess), Engine" },
        { "ImageGen:Builder", "Kaniko", "'ImageGen:Builder'" },
        { "ImageGen:Engine", "no address", "no address" },
        { "ImageGen:BuildKit:0:Certificates", "/certs", "'ImageGen:BuildKit:0' has no Address" },
        { "ImageGen:BuildKit:0:Address", "builder", "builder" },
        { "ImageGen:Timeout", "soon", "'ImageGen:Timeout'" },
        { "ImageGen:Credentials:0:Registry", "ghcr.io", "The section of ImageGen in the configuration sets credentials for 'ghcr.io' without a user name" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Host_does_not_start_with_options_that_are_not_valid(ImageBuildOptions defaults, string expected)
    {
        await using var host = new ImageHost(options => options.Defaults = defaults);

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Contains("ImageGenOptions.Defaults", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongKeys))]
    public async Task Host_does_not_start_with_a_section_that_is_not_valid(string key, string value, string expected)
    {
        await using var host = new ImageHost(settings: new() { [key] = value });

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_of_the_section_is_read()
    {
        using var services = Services(new()
        {
            ["ImageGen:Builder"] = "buildkit",
            ["ImageGen:Engine"] = "tcp://engine.example:2375",
            ["ImageGen:BuildKit:0:Address"] = "tcp://builder.example:1234",
            ["ImageGen:BuildKit:0:Platforms:0"] = "linux/arm64",
            ["ImageGen:Credentials:0:Registry"] = "ghcr.io",
            ["ImageGen:Credentials:0:Username"] = "robot",
            ["ImageGen:Credentials:0:Password"] = "secret",
            ["ImageGen:Credentials:1:Registry"] = "registry.example",
            ["ImageGen:Credentials:1:IdentityToken"] = "token",
            ["ImageGen:Labels:org.opencontainers.image.vendor"] = "Acme",
            ["ImageGen:Pull"] = "false",
            ["ImageGen:Timeout"] = "00:20:00",
            ["ImageGen:Retry:MaxAttempts"] = "5",
            ["ImageGen:Retry:MaxDelay"] = "00:01:00",
        });

        var read = services.GetRequiredService<IOptions<ImageGenOptions>>().Value.Configured;

        Assert.Equal(ImageBuilder.BuildKit, read.Builder);
        Assert.Equal("tcp://engine.example:2375 (from ImageGen:Engine)", read.Engine!.ToString());
        Assert.Equal("tcp://builder.example:1234 (from ImageGen:BuildKit:0)", Assert.Single(read.BuildKit).ToString());
        Assert.Equal(["linux/arm64"], read.BuildKit[0].Platforms.Select(static platform => platform.ToString()));
        Assert.Equal([new("ghcr.io", "robot", "secret"), new("registry.example", "", "") { IdentityToken = "token" }], read.Credentials);
        Assert.Equal([new("org.opencontainers.image.vendor", "Acme")], read.Labels);
        Assert.False(read.Pull);
        Assert.Equal(TimeSpan.FromMinutes(20), read.Timeout);
        Assert.Equal(new RetryOptions { MaxAttempts = 5, MaxDelay = TimeSpan.FromMinutes(1) }, read.Retry);
    }

    [Fact]
    public async Task Code_takes_precedence_over_the_section()
    {
        await using var host = new ImageHost(
            options => options.Defaults = new() { Builder = ImageBuilder.InProcess },
            new() { ["ImageGen:Builder"] = "Classic", ["ImageGen:Labels:vendor"] = "Acme" });
        var archive = host.At("image.tar");

        var built = await host.Images.BuildAsync(host.Image(), new() { Outputs = { BuildOutput.DockerArchive(archive) } });

        Assert.Equal(ImageBuilder.InProcess, built.Builder);
        Assert.Contains("\"Labels\":{\"vendor\":\"Acme\"}", File.ReadAllText(archive), StringComparison.Ordinal);
    }

    [Fact]
    public void Message_contains_no_password()
    {
        using var services = Services(new() { ["ImageGen:Credentials:0:Password"] = "swordfish", ["ImageGen:Credentials:0:Registry"] = "https://ghcr.io" });

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<ImageGenOptions>>().Value);

        Assert.DoesNotContain("swordfish", failure.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddImageGen(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("ImageGen"))
        .BuildServiceProvider();
}
