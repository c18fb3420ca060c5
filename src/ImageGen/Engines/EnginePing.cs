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

    /// <summary>The product's own version, which engines put into <c>Server</c>; <see langword="null"/> where something between has written that header anew.</summary>
    public required string? EngineVersion { get; init; }

    /// <param name="header">A header of the answer by its name; <see langword="null"/> for none.</param>
    public static EnginePing Read(Func<string, string?> header)
    {
        return new()
        {
            ApiVersion = Version.TryParse(header("Api-Version"), out var version) ? version : null,
            BuilderVersion = Text("Builder-Version"),
            OperatingSystem = Text("Ostype") ?? "linux",
            IsPodman = Text("Libpod-Api-Version") is not null,
            EngineVersion = VersionIn(header("Server")),
        };

        string? Text(string name) => header(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>Of <c>Docker/28.2.2 (linux)</c> and <c>Libpod/4.3.1 (linux)</c>.</summary>
    private static string? VersionIn(string? server) =>
        server?.Split(' ')[0].Split('/') is ["Docker" or "Libpod", { Length: > 0 } version] ? version : null;
}
