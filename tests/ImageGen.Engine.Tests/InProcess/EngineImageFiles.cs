using System.Formats.Tar;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageGen.Engines;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>An image as the Docker engine sees it after it has unpacked the layers: the oracle is the engine's own export of a container.</summary>
/// <param name="Files">Each path with what it is.</param>
/// <param name="Configuration">The configuration that containers get.</param>
/// <param name="History">The texts of the history, the oldest first, each with whether it has a layer.</param>
internal sealed record EngineImageFiles(IReadOnlyDictionary<string, string> Files, JsonObject Configuration, IReadOnlyList<string> History)
{
    /// <summary>Stands for the time of a build in <see cref="Files"/>.</summary>
    public const string TimeOfBuild = " built";

    /// <summary>No file of a context or an archive has a later time. A folder with one was created by a build, perhaps an earlier one whose step is cached.</summary>
    private static readonly DateTimeOffset OldEnough = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Files that the engine puts into every container.</summary>
    private static readonly string[] OfContainers = [".dockerenv", "dev", "etc/hostname", "etc/hosts", "etc/mtab", "etc/resolv.conf", "proc", "sys"];

    /// <param name="image">The image in the engine.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public static async Task<EngineImageFiles> ReadAsync(ImageReference image, CancellationToken cancellationToken)
    {
        await using var engine = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, cancellationToken);
        var inspected = JsonNode.Parse(await SendAsync(engine, HttpMethod.Get, $"images/{image}/json", null, cancellationToken))!;
        var history = JsonNode.Parse(await SendAsync(engine, HttpMethod.Get, $"images/{image}/history", null, cancellationToken))!.AsArray();
        var created = await SendAsync(engine, HttpMethod.Post, "containers/create", new JsonObject { ["Image"] = image.ToString(), ["Cmd"] = new JsonArray("never-started") }, cancellationToken);
        var id = JsonNode.Parse(created)!["Id"]!.GetValue<string>();
        try
        {
            return new EngineImageFiles(
                await ExportAsync(engine, id, cancellationToken),
                inspected["Config"]!.AsObject(),
                [.. history.Reverse().Select(entry => entry!["CreatedBy"]!.GetValue<string>())]);
        }
        finally
        {
            _ = await SendAsync(engine, HttpMethod.Delete, $"containers/{id}?force=1&v=1", null, CancellationToken.None);
        }
    }

    private static async Task<SortedDictionary<string, string>> ExportAsync(EngineConnection engine, string id, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"containers/{id}/export", UriKind.Relative));
        using var response = await engine.SendAsync(request, cancellationToken);
        await using var tar = new TarReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken));
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
        {
            var path = entry.Name.TrimEnd('/');
            if (!OfContainers.Any(name => path == name || path.StartsWith(name + "/", StringComparison.Ordinal)))
            {
                files[path] = await DescribeAsync(entry, cancellationToken);
            }
        }

        return files;
    }

    private static async Task<string> DescribeAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        var content = entry.DataStream is null ? "" : Convert.ToHexStringLower(await SHA256.HashDataAsync(entry.DataStream, cancellationToken))[..12];
        // The engine itself creates '/etc' for its own files.
        var time = entry.EntryType is TarEntryType.Directory && (entry.ModificationTime > OldEnough || entry.Name is "etc/") ? TimeOfBuild.Trim()
            : entry.ModificationTime.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{entry.EntryType} {Convert.ToString((int)entry.Mode, 8)} {entry.Uid}:{entry.Gid} {time} {entry.LinkName} {content}".TrimEnd();
    }

    private static async Task<string> SendAsync(EngineConnection engine, HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await engine.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {text}");
    }
}
