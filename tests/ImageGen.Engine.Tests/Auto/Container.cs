using System.Formats.Tar;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ImageGen.Engines;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>Runs an image on the engine, over its HTTP API alone.</summary>
internal static class Container
{
    /// <summary>Runs the image until its program ends.</summary>
    /// <returns>What it wrote, and the exit code.</returns>
    public static async Task<(string Output, int ExitCode)> RunAsync(ImageDigest image, CancellationToken cancellationToken)
    {
        await using var engine = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, cancellationToken);
        var created = await SendAsync(engine, HttpMethod.Post, "containers/create", new JsonObject { ["Image"] = image.ToString(), ["Tty"] = true, ["HostConfig"] = new JsonObject { ["NetworkMode"] = "none" } }, cancellationToken);
        var id = JsonNode.Parse(created)!["Id"]!.GetValue<string>();
        try
        {
            _ = await SendAsync(engine, HttpMethod.Post, $"containers/{id}/start", null, cancellationToken);
            var ended = JsonNode.Parse(await SendAsync(engine, HttpMethod.Post, $"containers/{id}/wait", null, cancellationToken))!;
            return (await SendAsync(engine, HttpMethod.Get, $"containers/{id}/logs?stdout=1&stderr=1", null, cancellationToken), ended["StatusCode"]!.GetValue<int>());
        }
        finally
        {
            _ = await SendAsync(engine, HttpMethod.Delete, $"containers/{id}?force=1", null, CancellationToken.None);
        }
    }

    /// <summary>The files in a folder of the image, relative to it and sorted.</summary>
    public static async Task<IEnumerable<string>> FilesAsync(ImageDigest image, string folder, CancellationToken cancellationToken)
    {
        await using var engine = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, cancellationToken);
        var created = await SendAsync(engine, HttpMethod.Post, "containers/create", new JsonObject { ["Image"] = image.ToString(), ["Cmd"] = new JsonArray("never-started") }, cancellationToken);
        var id = JsonNode.Parse(created)!["Id"]!.GetValue<string>();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"containers/{id}/archive?path={folder}", UriKind.Relative));
            using var response = await engine.SendAsync(request, cancellationToken);
            await using var tar = new TarReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken));
            var files = new List<string>();
            while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
            {
                if (entry.EntryType is not TarEntryType.Directory)
                {
                    files.Add(entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
                }
            }

            return files.Order(StringComparer.Ordinal);
        }
        finally
        {
            _ = await SendAsync(engine, HttpMethod.Delete, $"containers/{id}?force=1", null, CancellationToken.None);
        }
    }

    /// <summary>The digests of the layers of an image.</summary>
    public static async Task<string[]> LayersAsync(ImageDigest image, CancellationToken cancellationToken) =>
        [.. JsonNode.Parse(await InspectAsync(image, cancellationToken))!["RootFS"]!["Layers"]!.AsArray().Select(layer => layer!.GetValue<string>())];

    /// <summary>What the engine says about an image.</summary>
    public static async Task<string> InspectAsync(ImageDigest image, CancellationToken cancellationToken)
    {
        await using var engine = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, cancellationToken);
        return await SendAsync(engine, HttpMethod.Get, $"images/{image}/json", null, cancellationToken);
    }

    private static async Task<string> SendAsync(EngineConnection engine, HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await engine.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {text}");
    }
}
