using System.Net;
using System.Text.RegularExpressions;

namespace ImageGen.Building.Failures;

/// <summary>Knows the failures of a network or a registry that may be gone at the next try.</summary>
/// <remarks>Whatever a Dockerfile itself causes (a failing command, a missing file) stays the same, even where its output speaks of a time-out.</remarks>
internal static partial class TransientFailure
{
    public static bool Is(Exception exception) => exception switch
    {
        ImageBuildException build => build.IsTransient,
        EngineRequestException request => request.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            || Is(request.EngineError ?? request.Message),
        ImagePushException push => push.IsTransient,
        _ => false,
    };

    /// <summary>Whether what the engine says of a failure speaks of a passing one.</summary>
    public static bool Is(string engineMessage) => Signs().IsMatch(engineMessage);

    [GeneratedRegex(
        @"i/o timeout|TLS handshake timeout|connection reset|context deadline exceeded|Client\.Timeout exceeded|unexpected EOF"
        + @"|HTTP status:? 50[023]\b|status code:? 50[023]\b|\b500 Internal Server Error\b|\b502 Bad Gateway\b|\b503 Service (Temporarily )?Unavailable\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Signs();
}
