using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit;

/// <summary>Reads the <c>index.json</c> of a folder in OCI image layout, which maps tags to blobs.</summary>
/// <param name="folder">The folder, as in <see cref="SessionOptions.ImageLayouts"/>.</param>
public sealed class LayoutIndex(string folder)
{
    private const string RefName = "org.opencontainers.image.ref.name";

    private const string FileName = "index.json";

    private readonly string _path = Path.Join(folder, FileName);

    /// <summary>Finds the digest of a tag; <see langword="null"/> if the tag or the folder is missing.</summary>
    /// <exception cref="BuildKitException">The file exists, but is not a valid index.</exception>
    public string? Find(string name) => Manifests(Read()).FirstOrDefault(manifest => NameOf(manifest) == name)?["digest"]?.GetValue<string>();

    /// <summary>Finds the digest of the only image; <see langword="null"/> if the index has no image, or several.</summary>
    /// <exception cref="BuildKitException">The file exists, but is not a valid index.</exception>
    public string? FindOnly() => Manifests(Read()).ToList() is [var only] ? only["digest"]?.GetValue<string>() : null;

    /// <summary>Points a tag to the blob of a descriptor.</summary>
    internal void Set(string name, string descriptor)
    {
        using var layout = FolderHandle.Open(folder);
        var index = Read(layout);
        var manifest = JsonNode.Parse(descriptor)!.AsObject();
        var annotations = manifest["annotations"] as JsonObject ?? [];
        annotations[RefName] = name;
        manifest["annotations"] = annotations;
        JsonArray manifests = [.. Manifests(index).Where(other => NameOf(other) != name).Select(other => other.DeepClone()), (JsonNode)manifest];
        index["manifests"] = manifests;
        // Another build may read the file meanwhile: it gets either the old or the new version, never a part.
        var written = $"{FileName}.{Guid.NewGuid():n}";
        using (var file = new StreamWriter(new FileStream(layout.CreateFile(written), FileAccess.Write, bufferSize: 0, isAsync: false)))
        {
            file.Write(index.ToJsonString());
        }

        layout.Rename(written, FileName);
    }

    private JsonObject Read()
    {
        if (!Directory.Exists(folder))
        {
            return Empty();
        }

        using var layout = FolderHandle.Open(folder);
        return Read(layout);
    }

    private JsonObject Read(FolderHandle layout)
    {
        try
        {
            if (layout.FindStatus(FileName) is null)
            {
                return Empty();
            }

            using var file = new StreamReader(new FileStream(layout.OpenFile(FileName), FileAccess.Read, bufferSize: 0, isAsync: false));
            return JsonNode.Parse(file.ReadToEnd()) as JsonObject ?? throw new JsonException("It is not a JSON object.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ReplacedEntryException)
        {
            throw new BuildKitException($"{_path} is not the index of an OCI image layout: {exception.Message} Use another folder, or remove this one.", exception);
        }
    }

    private static JsonObject Empty() => new() { ["schemaVersion"] = 2 };

    private static IEnumerable<JsonObject> Manifests(JsonObject index) => index["manifests"] is JsonArray manifests ? manifests.OfType<JsonObject>() : [];

    private static string? NameOf(JsonObject manifest) => manifest["annotations"]?[RefName]?.GetValue<string>();
}
