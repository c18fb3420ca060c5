using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using ImageGen.Progress;

namespace ImageGen.Engines;

/// <summary>Creates the exceptions for a peer whose response to the ping is not that of an engine: they name the address, what responded, and what to do.</summary>
internal static partial class NotAnEngine
{
    /// <summary>The part of the body that is read, in bytes. A page of any length may follow.</summary>
    private const int MaxBody = 4 * 1024;

    private const int MaxQuote = 200;

    /// <summary>Returns whether an error response is that of an engine, which sends JSON, or at least its version.</summary>
    public static bool IsEngine(HttpResponseMessage response) =>
        response.Headers.NonValidated.Contains("Api-Version") || response.Content.Headers.ContentType?.MediaType is "application/json";

    /// <summary>Creates the exception for a response with an error status.</summary>
    public static async Task<EngineRequestException> FromStatusAsync(HttpResponseMessage response, EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        var advice = MissingTls().IsMatch(body)
            ? "The port is for TLS: set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder with the certificates."
            : Advice(endpoint);
        var quote = Quote(body);
        return new EngineRequestException(
            $"The peer at {endpoint} is not a Docker-compatible engine: it responded to GET /_ping with {(int)response.StatusCode} {response.ReasonPhrase}{Responder(response)}{(quote.Length == 0 ? "" : $": '{quote}'")}. {advice}")
        {
            StatusCode = response.StatusCode,
        };
    }

    /// <summary>Creates the exception for a successful response without the version that every engine reports.</summary>
    public static EngineRequestException WithoutVersion(EnginePing ping, EngineEndpoint endpoint) => new(
        $"The peer at {endpoint} is not a Docker-compatible engine: it does not report the version of its Docker API in its response to GET /_ping{Responder(ping.Server, ping.ContentType)}. {Advice(endpoint)}"
        + (ping.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true ? "" : " If a proxy removes the header Api-Version of an engine, set DOCKER_API_VERSION."));

    /// <summary>Creates the exception for a connection that was closed without a response.</summary>
    public static EngineUnreachableException WithoutResponse(EngineEndpoint endpoint, Exception exception) => new(
        $"The peer at {endpoint} closed the connection without an HTTP response to GET /_ping. {Advice(endpoint)} If it is an engine, check its log.", exception)
    {
        Endpoint = endpoint,
    };

    /// <summary>Returns what to do about an address that is probably wrong.</summary>
    public static string Advice(EngineEndpoint endpoint)
    {
        var check = endpoint.Address.Scheme is "unix" or "npipe"
            ? "Check that the socket is that of a Docker-compatible engine. For buildkitd, set BUILDKIT_HOST instead."
            : "Check the address and the port, and set DOCKER_TLS_VERIFY=1 for an engine with TLS.";
        return endpoint.Source == "DOCKER_HOST" ? check + " Without DOCKER_HOST, the engine of this machine is used." : check;
    }

    private static string Responder(HttpResponseMessage response) =>
        Responder(response.Headers.NonValidated.TryGetValues("Server", out var server) ? server.ToString() : null, response.Content.Headers.ContentType?.MediaType);

    private static string Responder(string? server, string? contentType)
    {
        var known = string.Join(", ", new[] { server, contentType }.Where(each => !string.IsNullOrWhiteSpace(each)).Select(each => Shorten(each!)));
        return known.Length == 0 ? "" : $" ({known})";
    }

    private static async Task<string> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[MaxBody];
            var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(bytes, 0, count);
        }
    }

    /// <summary>Returns the title of a page, or the first line of another text.</summary>
    private static string Quote(string body) => Shorten(Title().Match(body) is { Success: true } title ? title.Groups["title"].Value : body.TrimStart().StartsWith('<') ? "" : body);

    private static string Shorten(string text) => ProgressText.OneLine(text) is { Length: > MaxQuote } line ? line[..MaxQuote] + "…" : ProgressText.OneLine(text);

    [GeneratedRegex("<title[^>]*>(?<title>[^<]*)<", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();

    // In this order: Go (Docker, Podman), nginx, Apache.
    [GeneratedRegex("HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port|plain HTTP to an SSL-enabled", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MissingTls();
}
