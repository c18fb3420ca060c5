using Microsoft.AspNetCore.Http;

namespace ImageGen.Tests.Engines;

/// <summary>A request as the fake engine got it.</summary>
internal sealed class FakeRequest(HttpRequest request, string path, string? apiVersion)
{
    public string Method { get; } = request.Method;

    /// <summary>The path without the API version.</summary>
    public string Path { get; } = path;

    /// <summary>The API version of the path; <see langword="null"/> where it has none.</summary>
    public string? ApiVersion { get; } = apiVersion;

    /// <summary>The query as it was written, with its question mark.</summary>
    public string RawQuery { get; } = request.QueryString.Value ?? "";

    public IReadOnlyDictionary<string, string?[]> Query { get; } = request.Query.ToDictionary(each => each.Key, each => each.Value.ToArray(), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Headers { get; } = request.Headers.ToDictionary(each => each.Key, each => each.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What has been read of the body so far.</summary>
    public byte[] Body { get; set; } = [];
}
