namespace ImageGen.BuildKit;

/// <summary>The headers of a Docker Engine's response to <c>/_ping</c>, which describe the engine before an API version is negotiated.</summary>
public sealed class DockerEnginePing
{
    private readonly Func<string, string?> _header;

    internal DockerEnginePing(Func<string, string?> header) => _header = header;

    /// <summary>The value of a header by its name, which is not case-sensitive; <see langword="null"/> if the response does not have it.</summary>
    public string? this[string header] => _header(header);

    /// <summary>The newest API version that the engine supports, for <see cref="DockerEngineConnection.ApiVersion"/>; <see langword="null"/> if it does not report one.</summary>
    public Version? ApiVersion => Version.TryParse(this["Api-Version"], out var version) ? version : null;
}
