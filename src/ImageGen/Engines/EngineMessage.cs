using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>One message in the response stream of a build, a pull or a push.</summary>
internal sealed record EngineMessage
{
    /// <summary>Output of the classic builder.</summary>
    public string? Stream { get; init; }

    /// <summary>A text about the progress of <see cref="Id"/>, which differs between engines.</summary>
    public string? Status { get; init; }

    /// <summary>The layer of a progress message, or the kind of <see cref="Aux"/>.</summary>
    public string? Id { get; init; }

    /// <summary>The number of bytes that are done.</summary>
    public long? Current { get; init; }

    /// <summary>The total number of bytes; <see langword="null"/> if it is unknown.</summary>
    public long? Total { get; init; }

    /// <summary>The error of a failed operation, whose HTTP status is 200 nevertheless.</summary>
    public string? Error { get; init; }

    public int? ErrorCode { get; init; }

    /// <summary>The data of the message: the id of an image, a pushed digest, or BuildKit's trace.</summary>
    public JsonElement? Aux { get; init; }
}
