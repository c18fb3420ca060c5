using System.Text.Json.Serialization;

namespace ImageGen.Engines;

// Go reads keys whatever their case, and engines are not of one mind: Docker says "message", contexts say "Host".
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(EngineMessageJson))]
[JsonSerializable(typeof(EngineErrorJson))]
[JsonSerializable(typeof(DockerContextJson))]
internal sealed partial class EngineJsonContext : JsonSerializerContext;

/// <summary>The body of an answer with an error status; Podman's own ones say <c>cause</c> too.</summary>
internal sealed record EngineErrorJson([property: JsonPropertyName("message")] string? Message);
