using System.Text.RegularExpressions;

namespace ImageGen.Registries;

/// <summary>Recognises the failure in the error text of an engine about a pull or a push.</summary>
/// <remarks>
/// Engines send only text, and no code (measured: Docker Engine 20.10, Podman 4.3; read: Docker's containerd image store). The kind only
/// selects the instruction; the message always contains the text.
/// </remarks>
internal static partial class RegistryFailure
{
    /// <param name="engineMessage">The text of the engine.</param>
    /// <param name="image">The image. Its name is removed from the text, because it may contain the searched words.</param>
    public static RegistryFailureKind Recognise(string engineMessage, ImageReference image)
    {
        var words = engineMessage.Replace(image.Repository, "", StringComparison.Ordinal);
        return NoSuchImageInEngine().IsMatch(words) ? RegistryFailureKind.NoSuchImageInEngine
            : Insecure().IsMatch(words) ? RegistryFailureKind.Insecure
            : AccessDenied().IsMatch(words) ? RegistryFailureKind.AccessDenied
            : RegistryFailed().IsMatch(words) ? RegistryFailureKind.RegistryFailed
            : Unreachable().IsMatch(words) ? RegistryFailureKind.Unreachable
            : NotFound().IsMatch(words) ? RegistryFailureKind.NotFound
            : RegistryFailureKind.Unknown;
    }

    [GeneratedRegex(@"does not exist locally|tag does not exist|image not known|no such image", Options, 1000)]
    private static partial Regex NoSuchImageInEngine();

    [GeneratedRegex(@"server gave HTTP response to HTTPS client|does not look like a TLS handshake|\bx509:|\btls: failed to verify", Options, 1000)]
    private static partial Regex Insecure();

    [GeneratedRegex(@"\bdenied\b|\bunauthorized\b|authentication required|no basic auth credentials|insufficient_scope|authorization failed|\bHTTP 40[13]\b|\b401 Unauthorized|\b403 Forbidden|status:? (code )?40[13]\b", Options, 1000)]
    private static partial Regex AccessDenied();

    [GeneratedRegex(@"\b5\d\d (Internal|Not Implemented|Bad Gateway|Service|Gateway)|status:? (code )?(from registry )?5\d\d\b|toomanyrequests|\b429\b|\bEOF\b|connection reset|broken pipe|use of closed network connection|\bHTTP 5\d\d\b", Options, 1000)]
    private static partial Regex RegistryFailed();

    [GeneratedRegex(@"connection refused|no such host|network is unreachable|no route to host|i/o timeout|handshake timeout|name resolution|server misbehaving|deadline exceeded|Client\.Timeout", Options, 1000)]
    private static partial Regex Unreachable();

    [GeneratedRegex(@"manifest unknown|name unknown|name invalid|not found|\bHTTP 404\b|does not exist", Options, 1000)]
    private static partial Regex NotFound();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
