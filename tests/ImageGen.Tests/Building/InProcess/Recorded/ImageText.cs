using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGen.Oci;

namespace ImageGen.Tests.Building.InProcess.Recorded;

/// <summary>An image as lines of text: the files that its base does not have in the same way, its configuration, and its history.</summary>
/// <remarks>It reads the blobs with the tar and JSON of .NET, and not with the code that is tested.</remarks>
internal static class ImageText
{
    private const string Whiteout = ".wh.";
    private const string Opaque = ".wh..wh..opq";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="layout">The folder with the image in OCI image layout.</param>
    public static async Task<string> ReadAsync(string layout)
    {
        var manifest = ManifestOf(layout);
        var files = await FilesAsync(layout, manifest, isBase: false);
        var ofBase = await FilesAsync(layout, manifest, isBase: true);
        var configuration = Blob(layout, manifest["config"]!);
        return string.Join('\n', [
            .. files.Where(file => ofBase.GetValueOrDefault(file.Key) != file.Value).Select(file => $"{file.Key} {file.Value}"),
            .. ofBase.Keys.Where(path => !files.ContainsKey(path)).Select(path => $"{path} removed"),
            .. configuration.Where(field => field.Key is not ("config" or "history" or "rootfs")).Select(field => $"{field.Key}: {field.Value!.ToJsonString(Readable)}"),
            .. configuration["config"]!.AsObject().Select(field => $"config.{field.Key}: {field.Value?.ToJsonString(Readable)}"),
            .. configuration["history"]!.AsArray().Select(entry => $"history: {(entry!["empty_layer"]?.GetValue<bool>() == true ? "" : "layer ")}{entry["created"]} {entry["created_by"]}{(entry["comment"] is { } comment ? $" ({comment})" : "")}"),
        ]);
    }

    private static JsonObject ManifestOf(string layout)
    {
        var image = JsonNode.Parse(File.ReadAllText(Path.Combine(layout, "index.json")))!["manifests"]![0]!;
        var manifest = Blob(layout, image);
        return manifest["manifests"] is JsonArray images ? Blob(layout, images[0]!) : manifest;
    }

    private static JsonObject Blob(string layout, JsonNode descriptor) => JsonNode.Parse(File.ReadAllText(PathOf(layout, descriptor)))!.AsObject();

    private static string PathOf(string layout, JsonNode descriptor) => Path.Combine(layout, "blobs", descriptor["digest"]!.GetValue<string>().Replace(':', '/'));

    /// <summary>Reads the files, each with its hard links as one group.</summary>
    private static async Task<SortedDictionary<string, string>> FilesAsync(string layout, JsonObject manifest, bool isBase)
    {
        var files = new SortedDictionary<string, ImageFile>(StringComparer.Ordinal);
        foreach (var layer in (manifest["layers"]?.AsArray() ?? []).Where(layer => !isBase || RecordedBase.IsLayer(layer!["digest"]!.GetValue<string>())))
        {
            await using var blob = new GZipStream(File.OpenRead(PathOf(layout, layer!)), CompressionMode.Decompress);
            await using var tar = new TarReader(blob);
            var own = new HashSet<string>(StringComparer.Ordinal);
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                Apply(files, own, entry.Name.TrimEnd('/').TrimStart('/'), entry);
            }
        }

        var names = files.GroupBy(file => file.Value.Identity).ToDictionary(group => group.Key, group => group.Select(file => file.Key).ToList());
        return new(files.ToDictionary(file => file.Key, file => file.Value.Text + (names[file.Value.Identity] is { Count: > 1 } same ? " links " + string.Join(' ', same) : "")), StringComparer.Ordinal);
    }

    private static void Apply(SortedDictionary<string, ImageFile> files, HashSet<string> own, string path, TarEntry entry)
    {
        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        var folder = slash < 0 ? "" : path[..slash];
        if (name == Opaque)
        {
            RemoveBelow(files, folder, own);
        }
        else if (name.StartsWith(Whiteout, StringComparison.Ordinal))
        {
            Remove(files, (folder + "/" + name[Whiteout.Length..]).TrimStart('/'));
        }
        else if (path.Length > 0)
        {
            if (folder.Length > 0 && files.TryGetValue(folder, out var parent) && !parent.IsDirectory)
            {
                throw new InvalidOperationException($"'{path}' is below '{folder}', which is not a folder.");
            }

            own.Add(path);
            if (entry.EntryType is not TarEntryType.Directory)
            {
                Remove(files, path);
            }

            files[path] = entry.EntryType is TarEntryType.HardLink ? files[entry.LinkName.TrimStart('/')] : ImageFile.Read(entry);
        }
    }

    private static void Remove(SortedDictionary<string, ImageFile> files, string path)
    {
        files.Remove(path);
        RemoveBelow(files, path, []);
    }

    private static void RemoveBelow(SortedDictionary<string, ImageFile> files, string folder, HashSet<string> kept)
    {
        foreach (var path in files.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && !kept.Contains(path)).ToList())
        {
            files.Remove(path);
        }
    }

    private sealed record ImageFile(string Text, bool IsDirectory, object Identity)
    {
        public static ImageFile Read(TarEntry entry)
        {
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{entry.EntryType} {Convert.ToString((int)entry.Mode, 8)} {entry.Uid}:{entry.Gid} {entry.ModificationTime.ToUnixTimeSeconds()}");
            text.Append(entry.LinkName is { Length: > 0 } target ? $" -> {target}" : "");
            if (entry.DataStream is { } content)
            {
                using var reader = new MemoryStream();
                content.CopyTo(reader);
                text.Append(reader.Length > 200 ? " " + Convert.ToHexStringLower(SHA256.HashData(reader.ToArray())) : " " + JsonSerializer.Serialize(Encoding.UTF8.GetString(reader.ToArray()), Readable));
            }

            return new ImageFile(text.ToString(), entry.EntryType is TarEntryType.Directory, new object());
        }
    }
}
