using System.Net;
using System.Text.RegularExpressions;

namespace ImageGen.Building.Failures;

/// <summary>Recognises failures of a network or a registry that may not occur again at the next try.</summary>
/// <remarks>A failure that the Dockerfile causes (a failing command, a missing file) is permanent, even if the command's output contains a time-out.</remarks>
internal static partial class TransientFailure
{
    public static bool IsTransient(Exception exception) => exception switch
    {
        ImageBuildException build => build.IsTransient,
        EngineRequestException request => request.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            || IsTransient(request.EngineError ?? request.Message),
        ImagePushException push => push.IsTransient,
        _ => false,
    };

    /// <summary>Whether the engine's message describes a transient failure.</summary>
    public static bool IsTransient(string engineMessage) => Signs().IsMatch(engineMessage);

    [GeneratedRegex(
        @"i/o timeout|TLS handshake timeout|connection reset|context deadline exceeded|Client\.Timeout exceeded|unexpected EOF"
        + @"|HTTP status:? 50[023]\b|status code:? 50[023]\b|\b500 Internal Server Error\b|\b502 Bad Gateway\b|\b503 Service (Temporarily )?Unavailable\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Signs();
}
