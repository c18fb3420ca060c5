using System.Net;
using System.Net.Http.Headers;
using ImageGen.Credentials;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Engines;

public sealed class EngineImagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Docker")]
    [InlineData("Podman")]
    public async Task An_image_is_pulled_tagged_pushed_and_removed(string which)
    {
        await using var connection = await OpenAsync(which);
        var images = connection.Images;
        var target = ImageReference.Parse($"{EngineEnvironment.Registry}/engines-{which.ToLowerInvariant()}:{Guid.NewGuid():n}");

        await PullAsync(images, EngineEnvironment.BaseImage);
        var pulled = Assert.IsType<EngineImage>(await images.InspectAsync(EngineEnvironment.BaseImage.ToString(), Cancellation));
        await images.TagAsync(pulled.Id.ToString(), target, Cancellation);
        Assert.Contains(target.ToString(), (await images.InspectAsync(target.ToString(), Cancellation))!.RepoTags);
        var pushed = await PushAsync(images, target, credentials: null);
        await images.RemoveAsync(target.ToString(), Cancellation);

        Assert.DoesNotContain(pushed, message => message.Error is not null);
        Assert.Equal("linux", pulled.Os);
        Assert.Null(await images.InspectAsync(target.ToString(), Cancellation));
        Assert.NotNull(await DigestInRegistryAsync(target, credentials: null));
    }

    [Fact]
    public async Task The_digest_that_Docker_tells_of_a_push_is_that_of_the_registry()
    {
        await using var connection = await OpenAsync("Docker");
        var target = ImageReference.Parse($"{EngineEnvironment.Registry}/engines-digest:{Guid.NewGuid():n}");
        await PullAsync(connection.Images, EngineEnvironment.BaseImage);
        await connection.Images.TagAsync(EngineEnvironment.BaseImage.ToString(), target, Cancellation);

        var messages = await PushAsync(connection.Images, target, credentials: null);

        var told = messages.Single(message => message.Aux is not null).Aux!.Value.GetProperty("Digest").GetString();
        Assert.Equal(await DigestInRegistryAsync(target, credentials: null), told);
        await connection.Images.RemoveAsync(target.ToString(), Cancellation);
    }

    [Theory]
    [InlineData("Docker")]
    [InlineData("Podman")]
    public async Task An_image_that_is_in_no_registry_cannot_be_pulled(string which)
    {
        await using var connection = await OpenAsync(which);
        var missing = ImageReference.Parse($"{EngineEnvironment.Registry}/engines-missing:1");
        var messages = new List<EngineMessage>();

        // Docker refuses by the status, Podman within its answer.
        var refused = await Record.ExceptionAsync(() => connection.Images.PullAsync(missing, platform: null, credentials: null, messages.Add, Cancellation));

        var told = refused is null ? messages[^1].Error : Assert.IsType<EngineRequestException>(refused).EngineError;
        Assert.Contains("engines-missing", told);
        Assert.Null(await connection.Images.InspectAsync(missing.ToString(), Cancellation));
    }

    [Fact]
    public async Task An_image_that_the_engine_has_not_cannot_be_tagged()
    {
        await using var connection = await OpenAsync("Docker");

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() => connection.Images.TagAsync("engines-nowhere:1", "engines-nowhere:2", Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, failure.StatusCode);
        Assert.Contains("No such image: engines-nowhere:1", failure.Message);
    }

    [Fact]
    public async Task A_registry_with_passwords_takes_the_right_one_only()
    {
        await using var registry = await PasswordRegistry.StartAsync(Cancellation);
        await using var connection = await OpenAsync("Docker");
        var target = ImageReference.Parse($"{registry.Address}/engines:1");
        await PullAsync(connection.Images, EngineEnvironment.BaseImage);
        await connection.Images.TagAsync(EngineEnvironment.BaseImage.ToString(), target, Cancellation);
        var right = new RegistryCredentials(registry.Address, PasswordRegistry.Username, PasswordRegistry.Password);

        // An error of the registry's arrives within an answer that began well.
        Assert.Contains(await PushAsync(connection.Images, target, credentials: null), message => message.Error is not null);
        Assert.Contains(await PushAsync(connection.Images, target, right with { Password = "wrong" }), message => message.Error is not null);
        Assert.DoesNotContain(await PushAsync(connection.Images, target, right), message => message.Error is not null);

        Assert.NotNull(await DigestInRegistryAsync(target, right));
        await connection.Images.RemoveAsync(target.ToString(), Cancellation);
    }

    [Fact]
    public async Task A_push_of_one_platform_to_an_engine_that_cannot_names_it()
    {
        await using var connection = await OpenAsync("Podman");

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() =>
            connection.Images.PushAsync(EngineEnvironment.BaseImage, "linux/amd64", credentials: null, _ => { }, Cancellation));

        Assert.Contains("Podman", failure.Message);
    }

    private static Task<EngineConnection> OpenAsync(string which) =>
        EngineConnection.OpenAsync(which == "Docker" ? EngineEnvironment.Docker : EngineEnvironment.Podman, logger: null, Cancellation);

    private static async Task PullAsync(EngineImages images, ImageReference image)
    {
        var messages = new List<EngineMessage>();
        await images.PullAsync(image, platform: null, credentials: null, messages.Add, Cancellation);
        Assert.DoesNotContain(messages, message => message.Error is not null);
    }

    private static async Task<List<EngineMessage>> PushAsync(EngineImages images, ImageReference image, RegistryCredentials? credentials)
    {
        var messages = new List<EngineMessage>();
        await images.PushAsync(image, platform: null, credentials is null ? null : EngineCredentials.FromProgram(credentials), messages.Add, Cancellation);
        return messages;
    }

    /// <summary>Asks the registry itself, over its own HTTP API.</summary>
    private static async Task<string?> DigestInRegistryAsync(ImageReference image, RegistryCredentials? credentials)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri($"http://{image.Registry}/v2/{image.Repository}/manifests/{image.Tag}"));
        request.Headers.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        if (credentials is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Password}")));
        }

        using var response = await client.SendAsync(request, Cancellation);
        return response.Headers.TryGetValues("Docker-Content-Digest", out var values) ? values.Single() : null;
    }
}
