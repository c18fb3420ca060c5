namespace ImageGen.Engines;

/// <summary>The headers in an engine's response to <c>/_ping</c>, which needs no API version.</summary>
internal sealed record EnginePing
{
    /// <summary>The newest API version that the engine supports.</summary>
    public required Version? ApiVersion { get; init; }

    /// <summary>The preferred builder of the engine, <c>1</c> (classic) or <c>2</c> (BuildKit); <see langword="null"/> if it is missing, as before 23.0.</summary>
    public required string? BuilderVersion { get; init; }

    public required string OperatingSystem { get; init; }

    public required bool IsPodman { get; init; }

    /// <summary>The version of the product, from the header <c>Server</c>; <see langword="null"/> if a proxy has replaced that header.</summary>
    public required string? EngineVersion { get; init; }

    /// <summary>The header <c>Server</c>; <see langword="null"/> if it is missing.</summary>
    public required string? Server { get; init; }

    /// <summary>The header <c>Content-Type</c>, which shows what the peer is if it is not an engine; <see langword="null"/> if it is missing.</summary>
    public required string? ContentType { get; init; }

    /// <param name="header">Returns a header of the response by name; <see langword="null"/> if it is missing.</param>
    public static EnginePing Read(Func<string, string?> header)
    {
        return new()
        {
            ApiVersion = Version.TryParse(header("Api-Version"), out var version) ? version : null,
            BuilderVersion = Text("Builder-Version"),
            OperatingSystem = Text("Ostype") ?? "linux",
            IsPodman = Text("Libpod-Api-Version") is not null,
            EngineVersion = VersionIn(header("Server")),
            Server = Text("Server"),
            ContentType = Text("Content-Type"),
        };

        string? Text(string name) => header(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>Returns the version in <c>Docker/28.2.2 (linux)</c> or <c>Libpod/4.3.1 (linux)</c>.</summary>
    private static string? VersionIn(string? server) =>
        server?.Split(' ')[0].Split('/') is ["Docker" or "Libpod", { Length: > 0 } version] ? version : null;
}
