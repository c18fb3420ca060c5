namespace ImageGen.BuildKit;

/// <summary>What a Docker Engine reports of itself in the headers of its answer to <c>/_ping</c>, before an API version is agreed on.</summary>
public sealed class DockerEnginePing
{
    private readonly Func<string, string?> _header;

    internal DockerEnginePing(Func<string, string?> header) => _header = header;

    /// <summary>A header of the answer by its name, in any case; <see langword="null"/> where the answer does not have it.</summary>
    public string? this[string header] => _header(header);

    /// <summary>The newest API version that the engine speaks, for <see cref="DockerEngineConnection.ApiVersion"/>; <see langword="null"/> where it does not report one.</summary>
    public Version? ApiVersion => Version.TryParse(this["Api-Version"], out var version) ? version : null;
}
