using System.Text;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Pulling;
using ImageGen.Oci.Registries.Pushing;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>What registries and token servers send in headers and small documents.</summary>
internal static class RegistryShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        OfScopes("scopes", 2_000, n => Repeat(n / 10, i => $"repository:a{i}:pull ")),
        OfScopes("actions", 20_000, n => "repository:a:" + Repeat(n / 6, i => $"a{i},")),
        OfScopes("scopes of one resource", 20_000, n => Repeat(n / 20, i => $"repository:a:x{i} ")),
        OfScopes("colons and blanks", 20_000, n => Repeat(n / 4, ": ,:")),
        new("upload ranges", "digits", 100_000, n =>
        {
            var text = "0-" + new string('0', n) + "1";
            return () => UploadRange.ParseReceived(text);
        }),
        OfToken("fields", 100_000, n => "{" + Repeat(n / 10, i => $"\"a{i}\":1,") + "\"token\":\"t\"}"),
        OfToken("a long token", 100_000, n => $"{{\"token\":\"{new string('t', n)}\"}}"),
        OfToken("what nests", 50_000, n => "{\"a\":" + new string('[', n)),
        OfManifest("layers", 100_000, n => "{\"layers\":[" + Repeat(n / 3, "{},") + "{}]}"),
        OfManifest("a long media type", 100_000, n => $"{{\"mediaType\":\"{new string('t', n)}\"}}"),
        OfLink("a long address", 20_000, n => "<" + new string('a', n) + ">; rel=\"next\""),
        OfLink("blanks", 20_000, n => "<a>" + new string(' ', n) + ";" + new string(' ', n)),
        OfLink("brackets", 20_000, n => new string('<', n)),
    ];

    private static GrowthShape OfScopes(string name, int size, Func<int, string> scopes) => new("token scopes", name, size, n =>
    {
        var text = scopes(n);
        return () =>
        {
            var parsed = RegistryScopes.Parse(text);
            _ = parsed.With(parsed).ToString();
        };
    });

    private static GrowthShape OfToken(string name, int size, Func<int, string> json) => new("access tokens", name, size, n =>
    {
        var bytes = Encoding.UTF8.GetBytes(json(n));
        return () => AccessToken.Parse(bytes);
    });

    private static GrowthShape OfManifest(string name, int size, Func<int, string> json) => new("manifest types", name, size, n =>
    {
        var bytes = Encoding.UTF8.GetBytes(json(n));
        return () => ManifestType.Find("application/json", bytes);
    });

    private static GrowthShape OfLink(string name, int size, Func<int, string> link) => new("pages of referrers", name, size, n =>
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "https://r.test/v2/a");
        var response = new HttpResponseMessage { RequestMessage = request };
        _ = response.Headers.TryAddWithoutValidation("Link", link(n));
        return () => ReferrerReader.FindNext(response);
    });
}
