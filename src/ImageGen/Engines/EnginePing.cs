using System.Net.Http;

namespace ImageGen.Engines;

/// <summary>What an engine says of itself in the headers of its answer to <c>/_ping</c>, before any API version is agreed on.</summary>
internal sealed record EnginePing
{
    /// <summary>The newest API version that the engine speaks.</summary>
    public required Version? ApiVersion { get; init; }

    /// <summary>The builder the engine prefers, <c>1</c> (classic) or <c>2</c> (BuildKit); <see langword="null"/> where it does not say, as before 23.0.</summary>
    public required string? BuilderVersion { get; init; }

    public required string OperatingSystem { get; init; }

    public required bool IsPodman { get; init; }

    public static EnginePing Read(HttpResponseMessage response) => new()
    {
        ApiVersion = Version.TryParse(Header(response, "Api-Version"), out var version) ? version : null,
        BuilderVersion = Header(response, "Builder-Version"),
        OperatingSystem = Header(response, "Ostype") ?? "linux",
        IsPodman = Header(response, "Libpod-Api-Version") is not null,
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } value ? value : null;
}
