using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ImageGen.Benchmarks.Processes.Auto;

/// <summary>What a registry has of an image.</summary>
/// <param name="Digest">The SHA-256 of its manifest.</param>
/// <param name="Blobs">Its blobs by their digests, with their sizes in bytes as they are transferred.</param>
internal sealed record ImageInRegistry(string Digest, IReadOnlyDictionary<string, long> Blobs)
{
    /// <summary>Reads the manifest of a reference from its registry.</summary>
    public static async Task<ImageInRegistry> ReadAsync(string reference)
    {
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        var colon = reference.LastIndexOf(':');
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{reference[..slash]}/v2/{reference[(slash + 1)..colon]}/manifests/{reference[(colon + 1)..]}");
        request.Headers.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        using var response = await client.SendAsync(request);
        var content = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        var manifest = JsonNode.Parse(content)!;
        var blobs = new Dictionary<string, long> { ["manifest " + digest] = content.Length };
        foreach (var blob in manifest["layers"]!.AsArray().Append(manifest["config"]))
        {
            blobs[(string)blob!["digest"]!] = (long)blob["size"]!;
        }

        return new ImageInRegistry(digest, blobs);
    }

    /// <summary>All bytes that a machine without any of them pulls.</summary>
    public long Size => Blobs.Values.Sum();

    /// <summary>The bytes that the registry did not have of the image before.</summary>
    public long SizeBeyond(ImageInRegistry before) => Blobs.Where(blob => !before.Blobs.ContainsKey(blob.Key)).Sum(blob => blob.Value);
}
