using System.Globalization;
using System.Net.Http.Headers;
using CsCheck;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Pulling;
using ImageGen.Oci.Registries.Pushing;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class ParserTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["abc:,/ =\"\\.-0123456789<>;"], 0, 40],
        Gen.String[0, 40]);

    private static readonly Gen<string> Name = Gen.String[Gen.Char["abc/-"], 1, 8];

    [Fact]
    public void A_quoted_parameter_of_a_challenge_reads_back() => Gen.Select(Text.Where(IsHeaderText), Text.Where(IsHeaderText)).Sample((service, scope) =>
    {
        using var response = new HttpResponseMessage();
        response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", $"realm=\"https://r.test/token\",service=\"{Quote(service)}\",scope=\"{Quote(scope)}\""));

        Assert.Equal(new RegistryChallenge(new Uri("https://r.test/token"), service, scope), RegistryChallenge.FromHeaders(response.Headers));
    });

    [Fact]
    public void Any_challenge_is_read_or_ignored() => Text.Sample(text =>
    {
        using var response = new HttpResponseMessage();
        _ = response.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer " + text);

        _ = RegistryChallenge.FromHeaders(response.Headers);
    });

    [Fact]
    public void A_range_tells_the_received_bytes() => Gen.Long[1, long.MaxValue - 1].Sample(last =>
    {
        Assert.Equal(last + 1, UploadRange.ParseReceived($"0-{last.ToString(CultureInfo.InvariantCulture)}"));
        Assert.Equal(last + 1, UploadRange.ParseReceived($"bytes=0-{last.ToString(CultureInfo.InvariantCulture)}"));
    });

    [Theory]
    [InlineData("0-0", 0L)]
    [InlineData("", null)]
    [InlineData("1-2", null)]
    [InlineData("0--1", null)]
    [InlineData("0- 1", null)]
    [InlineData("0-9223372036854775807", null)]
    [InlineData("0-99999999999999999999", null)]
    public void What_is_no_range_is_none(string text, long? received) => Assert.Equal(received, UploadRange.ParseReceived(text));

    [Fact]
    public void Any_range_is_read_or_ignored() => Text.Sample(text => Assert.True(UploadRange.ParseReceived(text) is null or >= 0));

    [Fact]
    public void Scopes_read_back() => Gen.Select(Name, Gen.String[Gen.Char["xyz"], 1, 4].List[1, 4]).List[0, 5].Sample(parts =>
    {
        var scopes = parts.Aggregate(RegistryScopes.Parse(""), (all, part) => all.With(RegistryScopes.ForRepository(part.Item1, part.Item2)));

        Assert.Equal(scopes.ToString(), RegistryScopes.Parse(scopes.ToString()).ToString());
        Assert.Equal(scopes.ToString(), scopes.With(scopes).ToString());
        Assert.Equal(parts.Select(part => part.Item1).Distinct(StringComparer.Ordinal).Count(), scopes.Texts.Count());
    });

    [Theory]
    [InlineData("repository:a/b:pull repository:a/b:push,pull", "repository:a/b:pull,push")]
    [InlineData("repository:host:5000/a:pull", "repository:host:5000/a:pull")]
    [InlineData("registry:catalog:* aws", "registry:catalog:* aws")]
    [InlineData("  a:b  ", "a:b")]
    public void Scopes_of_one_resource_are_joined(string text, string expected) => Assert.Equal(expected, RegistryScopes.Parse(text).ToString());

    [Fact]
    public void Any_scope_is_read() => Text.Sample(text => _ = RegistryScopes.Parse(text).ToString());

    [Theory]
    [InlineData("</v2/x?page=2>; rel=\"next\"", "https://r.test/v2/x?page=2")]
    [InlineData("<?page=2>;rel=next", "https://r.test/v2/a?page=2")]
    [InlineData("</v2/x>; rel=\"prev\"", null)]
    [InlineData("<file:///etc/passwd>; rel=\"next\"", null)]
    [InlineData("nonsense", null)]
    public void The_next_page_is_in_a_link(string link, string? expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://r.test/v2/a");
        using var response = new HttpResponseMessage { RequestMessage = request };
        _ = response.Headers.TryAddWithoutValidation("Link", link);

        Assert.Equal(expected, ReferrerReader.FindNext(response)?.ToString());
    }

    [Theory]
    [InlineData("""{"token":"t","expires_in":300}""", 290)]
    [InlineData("""{"access_token":"t"}""", 50)]
    [InlineData("""{"token":"t","expires_in":8}""", 6)]
    [InlineData("""{"token":"t","expires_in":0}""", 50)]
    [InlineData("""{"token":"t","expires_in":-5}""", 50)]
    [InlineData("""{"token":"t","expires_in":"300"}""", 50)]
    [InlineData("""{"token":"t","expires_in":1e99}""", 50)]
    public void A_token_is_usable_a_little_shorter_than_it_lives(string response, int seconds) =>
        Assert.Equal(seconds, AccessToken.Parse(System.Text.Encoding.UTF8.GetBytes(response))!.UsableFor.TotalSeconds);

    private static string Quote(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static bool IsHeaderText(string text) => text.All(character => character is >= ' ' and <= '~');
}
