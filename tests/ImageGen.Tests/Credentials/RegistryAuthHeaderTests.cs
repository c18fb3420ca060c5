using System.Text.Json;
using CsCheck;
using ImageGen.Credentials;
using Xunit;

namespace ImageGen.Tests.Credentials;

public sealed class RegistryAuthHeaderTests
{
    [Fact]
    public void Whatever_the_password_the_header_is_base64url_that_reads_back() =>
        Gen.Char[' ', '\uD7FF'].List[0, 30].Select(characters => string.Concat(characters)).Sample(password =>
        {
            var header = RegistryAuthHeader.Auth(new RegistryCredentials("ghcr.io", "me", password));

            Assert.Equal(password, Decode(header).GetProperty("password").GetString());
        });

    [Fact]
    public void Several_registries_stand_by_the_names_that_the_engine_looks_them_up_by()
    {
        var json = Decode(RegistryAuthHeader.Config(
        [
            new RegistryCredentials("docker.io", "hub", "1"),
            new RegistryCredentials("registry.example:5000", "own", "2"),
            new RegistryCredentials("index.docker.io", "second", "3"),
        ]));

        Assert.Equal(["https://index.docker.io/v1/", "registry.example:5000"], json.EnumerateObject().Select(each => each.Name));
        Assert.Equal("hub", json.GetProperty("https://index.docker.io/v1/").GetProperty("username").GetString());
        Assert.Equal("2", json.GetProperty("registry.example:5000").GetProperty("password").GetString());
    }

    [Fact]
    public void An_identity_token_goes_without_user_and_password()
    {
        var json = Decode(RegistryAuthHeader.Auth(new RegistryCredentials("ghcr.io", "me", "x") { IdentityToken = "the-token" }));

        Assert.Equal("the-token", json.GetProperty("identitytoken").GetString());
        Assert.False(json.TryGetProperty("password", out _));
    }

    private static JsonElement Decode(string header)
    {
        Assert.DoesNotContain('+', header);
        Assert.DoesNotContain('/', header);
        return JsonDocument.Parse(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/'))).RootElement;
    }
}
