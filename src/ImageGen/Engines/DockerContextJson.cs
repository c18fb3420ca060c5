using System.Text.Json.Serialization;

namespace ImageGen.Engines;

/// <summary>The part of a context's meta.json with the address of its engine.</summary>
internal sealed record DockerContextJson(
    [property: JsonPropertyName("Name")] string? Name,
    [property: JsonPropertyName("Endpoints")] Dictionary<string, DockerContextJson.EndpointJson>? Endpoints)
{
    internal sealed record EndpointJson(
        [property: JsonPropertyName("Host")] string? Host,
        [property: JsonPropertyName("SkipTLSVerify")] bool SkipTlsVerify);
}
