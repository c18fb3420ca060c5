using System.Text.Json.Serialization;

namespace ImageGen.Engines;

// Go ignores the case of keys, and the files and responses use both: "message" in Docker's responses, "Host" in contexts.
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(EngineMessageJson))]
[JsonSerializable(typeof(EngineErrorJson))]
[JsonSerializable(typeof(DockerContextJson))]
internal sealed partial class EngineJsonContext : JsonSerializerContext;

/// <summary>The body of an error response. Podman also sends <c>cause</c>.</summary>
internal sealed record EngineErrorJson([property: JsonPropertyName("message")] string? Message);
