using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ImageGen.Credentials;
using ImageGen.Engines;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;
using ImageGen.Progress;
using ImageGen.Pushing;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>What engines, registries and credential helpers answer.</summary>
internal static class PeerShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        OfEngine("messages", 2_000, n => Repeat(n, i => $"{{\"stream\":\"Step {i}\\n\"}}\r\n")),
        OfEngine("a long text", 200_000, n => $"{{\"stream\":\"{new string('x', n)}\"}}"),
        OfEngine("a long text of escapes", 100_000, n => $"{{\"stream\":\"{Repeat(n / 6, "\\u0041")}\"}}"),
        OfEngine("white space", 200_000, n => "{\"stream\":\"x\"}" + new string(' ', n) + "{\"stream\":\"x\"}"),
        OfEngine("names nobody reads", 100_000, n => "{" + Repeat(n / 10, i => $"\"a{i}\":1,") + "\"stream\":\"x\"}"),
        OfEngine("data for programs", 100_000, n => "{\"aux\":[" + Repeat(n / 2, "1,") + "1]}"),
        OfEngine("data that nests", 50_000, n => "{\"aux\":" + new string('[', n)),
        OfRegistry("errors", 1_000, n => "{\"errors\":[" + string.Join(',', Enumerable.Repeat("{\"code\":\"DENIED\",\"message\":\"no\\nno\"}", n)) + "]}"),
        OfRegistry("errors that nest", 50_000, n => "{\"errors\":" + new string('[', n)),
        OfRegistry("one long error", 100_000, n => "{\"errors\":[{\"code\":\"A\",\"message\":\"" + Repeat(n / 4, "x\\n.") + "\"}]}"),
        OfRegistry("no JSON", 100_000, n => "<html>" + new string('x', n)),
        OfChallenge("a long name", 2_000, n => new string('a', n)),
        OfChallenge("names and blanks", 2_000, n => Repeat(n / 2, "a ")),
        OfChallenge("parameters", 2_000, n => Repeat(n / 8, i => $"a{i}=\"b\\\"\",")),
        OfChallenge("a quote unclosed", 2_000, n => "a=\"" + Repeat(n / 4, "\\\" =")),
        OfPush("one long line", 20_000, n => new string('x', n)),
        OfPush("colons", 20_000, n => Repeat(n / 2, ": ")),
        OfPush("digests", 20_000, n => Repeat(n / 10, ": digest: ")),
        OfHelper("an answer's other names", 2_000, n => "{" + Repeat(n, i => $"\"a{i}\":[1],") + "\"Username\":\"u\",\"Secret\":\"s\"}"),
        OfHelper("an answer that nests", 20_000, n => "{\"a\":" + new string('[', n)),
        new("configuration", "registries", 1_000, n =>
        {
            var json = "{\"auths\":{" + string.Join(',', Enumerable.Range(0, n).Select(i => $"\"r{i}\":{{\"auth\":\"dTpw\"}}")) + "}}";
            return () => DockerConfigurationReader.Read(json);
        }),
        new("configuration", "unknown fields", 1_000, n =>
        {
            var json = "{" + string.Join(',', Enumerable.Range(0, n).Select(i => $"\"f{i}\":{{\"a\":[{i}]}}")) + "}";
            return () => DockerConfigurationReader.Read(json);
        }),
        new("configuration", "registries of a variable", 1_000, n =>
        {
            var json = "{\"auths\":{" + string.Join(',', Enumerable.Range(0, n).Select(i => $"\"r{i}\":{{\"auth\":\"dTpw\"}}")) + "}}";
            return () => EnvironmentAuths.Read(json, out _);
        }),
        new("credential helpers", "a list", 1_000, n =>
        {
            var json = "{" + string.Join(',', Enumerable.Range(0, n).Select(i => $"\"r{i}\":\"u\"")) + "}";
            return () => CredentialHelper.ParseList(json);
        }),
    ];

    private static GrowthShape OfEngine(string name, int size, Func<int, string> json) => new("engine messages", name, size, n =>
    {
        var bytes = Encoding.UTF8.GetBytes(json(n));
        return () => ReadAsync(bytes).GetAwaiter().GetResult();
    });

    private static async Task ReadAsync(byte[] bytes)
    {
        try
        {
            await foreach (var _ in EngineMessageStream.ReadAsync(new PieceStream(bytes), CancellationToken.None))
            {
            }
        }
        catch (EngineRequestException)
        {
            // Some are refused; that must not take long either.
        }
    }

    private static GrowthShape OfRegistry(string name, int size, Func<int, string> json) => new("registry refusals", name, size, n =>
    {
        var bytes = Encoding.UTF8.GetBytes(json(n));
        return () =>
        {
            using var response = new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new ByteArrayContent(bytes) };
            _ = RegistryRefusal.ReadAsync(response, "r", CancellationToken.None).GetAwaiter().GetResult();
        };
    });

    private static GrowthShape OfChallenge(string name, int size, Func<int, string> parameters) => new("registry challenges", name, size, n =>
    {
        using var response = new HttpResponseMessage();
        response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", parameters(n)));
        var headers = response.Headers;
        return () => RegistryChallenge.FromHeaders(headers);
    });

    private static GrowthShape OfPush(string name, int size, Func<int, string> status) => new("push transcripts", name, size, n =>
    {
        var message = new EngineMessage { Status = status(n) };
        var transcript = new PushTranscript(ImageReference.Parse("a:b"), new Progress<BuildEvent>());
        return () => transcript.Read(message);
    });

    private static GrowthShape OfHelper(string name, int size, Func<int, string> json) => new("credential helpers", name, size, n =>
    {
        var answer = json(n);
        return () => CredentialHelper.Parse(answer);
    });
}
