using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGen.Engines;

/// <summary>The JSON form of a message (moby's jsonmessage.JSONMessage).</summary>
internal sealed record EngineMessageJson(
    [property: JsonPropertyName("stream")] string? Stream,
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("progressDetail")] EngineMessageJson.ProgressJson? Progress,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("errorDetail")] EngineMessageJson.ErrorJson? ErrorDetail,
    [property: JsonPropertyName("aux")] JsonElement? Aux)
{
    public EngineMessage ToMessage() => new()
    {
        Stream = Stream,
        Status = Status,
        Id = Id,
        Current = Progress?.Current,
        Total = Progress?.Total > 0 ? Progress.Total : null,
        // Docker sends both fields. Podman sometimes sends only the older "error".
        Error = ErrorDetail?.Message is { Length: > 0 } detail ? detail : Error,
        ErrorCode = ErrorDetail?.Code,
        Aux = Aux,
    };

    internal sealed record ProgressJson(
        [property: JsonPropertyName("current")] long? Current,
        [property: JsonPropertyName("total")] long? Total);

    internal sealed record ErrorJson(
        [property: JsonPropertyName("code")] int? Code,
        [property: JsonPropertyName("message")] string? Message);
}
