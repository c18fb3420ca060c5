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
            var header = RegistryAuthHeader.Auth(EngineCredentials.FromProgram(new("ghcr.io", "me", password)));

            Assert.Equal(password, Decode(header).TryGetProperty("password", out var sent) ? sent.GetString() : "");
        });

    [Fact]
    public void Several_registries_stand_by_the_names_that_the_engine_looks_them_up_by()
    {
        var json = Decode(RegistryAuthHeader.Config(new Dictionary<string, EngineCredentials>
        {
            ["https://index.docker.io/v1/"] = EngineCredentials.FromProgram(new("docker.io", "hub", "1")),
            ["registry.example:5000"] = EngineCredentials.FromProgram(new("registry.example:5000", "own", "2")),
        }));

        Assert.Equal(["https://index.docker.io/v1/", "registry.example:5000"], json.EnumerateObject().Select(each => each.Name));
        Assert.Equal("hub", json.GetProperty("https://index.docker.io/v1/").GetProperty("username").GetString());
        Assert.Equal("2", json.GetProperty("registry.example:5000").GetProperty("password").GetString());
    }

    [Fact]
    public void Tokens_go_beside_what_else_there_is_and_nothing_empty_goes()
    {
        var json = Decode(RegistryAuthHeader.Auth(EngineCredentials.FromProgram(new("ghcr.io", "me", "") { IdentityToken = "the-token", RegistryToken = "the-bearer" })));

        Assert.Equal(["username", "serveraddress", "identitytoken", "registrytoken"], json.EnumerateObject().Select(each => each.Name));
        Assert.Equal("the-token", json.GetProperty("identitytoken").GetString());
        Assert.Equal("the-bearer", json.GetProperty("registrytoken").GetString());
    }

    private static JsonElement Decode(string header)
    {
        Assert.DoesNotContain('+', header);
        Assert.DoesNotContain('/', header);
        return JsonDocument.Parse(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/'))).RootElement;
    }
}
