using System.Text.Json.Serialization;

namespace ImageGen.Engines;

[JsonSerializable(typeof(EngineMessageJson))]
[JsonSerializable(typeof(EngineErrorJson))]
[JsonSerializable(typeof(DockerContextJson))]
internal sealed partial class EngineJsonContext : JsonSerializerContext;

/// <summary>The body of an answer with an error status; Podman's own ones say <c>cause</c> too.</summary>
internal sealed record EngineErrorJson([property: JsonPropertyName("message")] string? Message);
