using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>Reads the status of a call from its response, as the gRPC specification defines it.</summary>
internal static class CallStatus
{
    public const string StatusHeader = "grpc-status";

    public const string MessageHeader = "grpc-message";

    /// <summary>The status of a response that consists of headers only or is not a gRPC response; <see langword="null"/> if messages follow.</summary>
    public static Status? FromHeaders(HttpResponseMessage response)
    {
        if (Read(response.Headers) is { } status)
        {
            return status;
        }

        if (response.StatusCode is not HttpStatusCode.OK)
        {
            return new Status(FromHttpStatus(response.StatusCode), $"the response has HTTP status {(int)response.StatusCode} and no gRPC status");
        }

        var type = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var types) ? types.ToString() : "";
        return type.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) && type.AsSpan("application/grpc".Length) is [] or ['+' or ';', ..]
            ? null
            : new Status(StatusCode.Unknown, $"the response has the content type '{type}', which is not gRPC");
    }

    /// <summary>The status at the end of a response.</summary>
    public static Status FromTrailers(HttpResponseMessage response) =>
        Read(response.TrailingHeaders) ?? new Status(StatusCode.Unknown, "the response ended without a status");

    private static Status? Read(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues(StatusHeader, out var statuses))
        {
            return null;
        }

        // Percent-encoded UTF-8. Invalid encodings stay as they are.
        var message = headers.NonValidated.TryGetValues(MessageHeader, out var messages) ? Uri.UnescapeDataString(messages.ToString()) : "";
        var text = statuses.ToString();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new Status((StatusCode)code, message)
            : new Status(StatusCode.Unknown, $"the response ended with the status '{text}', which is not a number: {message}");
    }

    private static StatusCode FromHttpStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
