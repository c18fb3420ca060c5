using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>How a call ended, according to the answer. gRPC's specification says what stands for what.</summary>
internal static class CallStatus
{
    public const string StatusHeader = "grpc-status";

    public const string MessageHeader = "grpc-message";

    /// <summary>The status of an answer that ends with its headers, or is none of gRPC; <see langword="null"/> where messages follow.</summary>
    public static Status? OfHeaders(HttpResponseMessage response)
    {
        if (Read(response.Headers) is { } status)
        {
            return status;
        }

        if (response.StatusCode is not HttpStatusCode.OK)
        {
            return new Status(OfHttp(response.StatusCode), $"it answered with HTTP status {(int)response.StatusCode}, and nothing of gRPC");
        }

        var type = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var types) ? types.ToString() : "";
        return type.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) && type.AsSpan("application/grpc".Length) is [] or ['+' or ';', ..]
            ? null
            : new Status(StatusCode.Unknown, $"it answered with content of type '{type}', which is not gRPC's");
    }

    /// <summary>The status at the end of an answer.</summary>
    public static Status OfTrailers(HttpResponseMessage response) =>
        Read(response.TrailingHeaders) ?? new Status(StatusCode.Unknown, "the answer ended without a status");

    private static Status? Read(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues(StatusHeader, out var statuses))
        {
            return null;
        }

        // UTF-8, percent-encoded. What is not well encoded stays as it came.
        var message = headers.NonValidated.TryGetValues(MessageHeader, out var messages) ? Uri.UnescapeDataString(messages.ToString()) : "";
        var text = statuses.ToString();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new Status((StatusCode)code, message)
            : new Status(StatusCode.Unknown, $"the answer ended with the status '{text}', which is no number: {message}");
    }

    private static StatusCode OfHttp(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
