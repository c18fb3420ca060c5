using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>One message of the stream that a build, a pull or a push answers with.</summary>
internal sealed record EngineMessage
{
    /// <summary>Output of the classic builder.</summary>
    public string? Stream { get; init; }

    /// <summary>What happens to <see cref="Id"/>, in words for a person. Engines word it differently.</summary>
    public string? Status { get; init; }

    /// <summary>The layer that a progress message speaks of, or the kind of <see cref="Aux"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Bytes done.</summary>
    public long? Current { get; init; }

    /// <summary>Bytes in all; <see langword="null"/> where the engine does not know.</summary>
    public long? Total { get; init; }

    /// <summary>The operation failed, although the HTTP status was 200.</summary>
    public string? Error { get; init; }

    public int? ErrorCode { get; init; }

    /// <summary>What the message carries for programs: an image's id, a pushed digest, BuildKit's trace.</summary>
    public JsonElement? Aux { get; init; }
}
