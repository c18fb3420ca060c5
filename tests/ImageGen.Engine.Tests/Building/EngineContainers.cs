using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>Runs containers, by the engine's own API: the proof that a built image holds what it should.</summary>
internal static class EngineContainers
{
    /// <summary>What a command prints in a container of the image.</summary>
    public static async Task<string> RunAsync(EngineConnection engine, ImageReference image, params string[] command)
    {
        // A terminal, so that the log is the text itself and not frames of it.
        var settings = new JsonObject
        {
            ["Image"] = image.ToString(),
            ["Cmd"] = new JsonArray([.. command.Select(word => (JsonNode)word)]),
            ["Tty"] = true,
            ["NetworkDisabled"] = true,
            // Podman asks for more than the machine may allow unless it is told how much is enough.
            ["HostConfig"] = new JsonObject
            {
                ["Ulimits"] = new JsonArray(
                    new JsonObject { ["Name"] = "nofile", ["Soft"] = 1024, ["Hard"] = 1024 },
                    new JsonObject { ["Name"] = "nproc", ["Soft"] = 1024, ["Hard"] = 1024 }),
            },
        };
        var created = await SendAsync(engine, HttpMethod.Post, "containers/create", settings);
        var id = (string)JsonNode.Parse(created)!["Id"]!;
        try
        {
            await SendAsync(engine, HttpMethod.Post, $"containers/{id}/start");
            await SendAsync(engine, HttpMethod.Post, $"containers/{id}/wait");
            var log = await SendAsync(engine, HttpMethod.Get, $"containers/{id}/logs?stdout=1&stderr=1");
            return log.Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        finally
        {
            await SendAsync(engine, HttpMethod.Delete, $"containers/{id}?force=1");
        }
    }

    /// <summary>An image's configuration, as the engine tells it.</summary>
    public static async Task<JsonNode> ConfigurationAsync(EngineConnection engine, ImageReference image) =>
        JsonNode.Parse(await SendAsync(engine, HttpMethod.Get, $"images/{image}/json"))!["Config"]!;

    /// <summary>Gives one engine an image out of another's registry and store.</summary>
    public static async Task CopyImageAsync(EngineConnection from, EngineConnection to, ImageReference image)
    {
        var token = TestContext.Current.CancellationToken;
        await from.Images.PullAsync(image, platform: null, credentials: null, _ => { }, token);
        using var save = new HttpRequestMessage(HttpMethod.Get, new Uri($"images/{image}/get", UriKind.Relative));
        using var saved = await from.SendAsync(save, token);
        using var load = new HttpRequestMessage(HttpMethod.Post, new Uri("images/load?quiet=1", UriKind.Relative));
        load.Content = new StreamContent(await saved.Content.ReadAsStreamAsync(token)) { Headers = { ContentType = new("application/x-tar") } };
        using var loaded = await to.SendAsync(load, token);
        Assert.True(loaded.IsSuccessStatusCode, await loaded.Content.ReadAsStringAsync(token));
    }

    /// <summary>What the engine answers; of bytes that are no text, the readable parts remain.</summary>
    public static Task<string> GetAsync(EngineConnection engine, string path) => SendAsync(engine, HttpMethod.Get, path);

    private static async Task<string> SendAsync(EngineConnection engine, HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await engine.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {answer}");
        return answer;
    }
}
