using System.Collections.Immutable;
using System.Text.Json;
using ImageGen.BuildKit.Sessions.Contents;

namespace ImageGen.BuildKit.Solving;

/// <summary>The folders in OCI image layout that the daemon reads and writes through the session: local caches, and images as build sources.</summary>
internal sealed class LocalLayouts : IDisposable
{
    private const string Local = "local";
    private const string DefaultTag = "latest";

    /// <summary>The response's key for the manifest of an exported cache.</summary>
    private const string ManifestResponse = "cache.manifest";

    private readonly Dictionary<string, BlobStore> _stores = new(StringComparer.Ordinal);
    private readonly List<(string Folder, string Tag)> _written = [];

    private LocalLayouts(SolveOptions options) => Options = options;

    /// <summary>The options as the daemon needs them: with the manifest digest of each local cache import.</summary>
    public SolveOptions Options { get; private init; }

    /// <summary>The folders, by the ids that the daemon uses for them.</summary>
    public IReadOnlyDictionary<string, BlobStore> Stores => _stores;

    /// <exception cref="BuildKitException">A folder is not a valid layout, or a local cache has no folder.</exception>
    /// <exception cref="BuildOutputException">The folder of an exported cache cannot be created.</exception>
    public static LocalLayouts Create(SolveOptions options)
    {
        var imports = options.CacheImports.Select(Import).OfType<CacheOption>().ToList();
        var attributes = new SortedList<string, string>(options.FrontendAttributes, StringComparer.Ordinal);
        if (imports.Count > 0)
        {
            // The frontend imports them after it has read the Dockerfile.
            attributes.TryAdd("cache-imports", ToJson(imports));
        }

        var layouts = new LocalLayouts(options with { CacheImports = imports, FrontendAttributes = attributes });

        foreach (var (id, folder) in options.Session.ImageLayouts)
        {
            layouts._stores["oci:" + id] = new BlobStore(folder);
        }

        foreach (var import in imports.Where(cache => cache.Type == Local))
        {
            layouts.Add(import.Attributes["src"]);
        }

        foreach (var export in options.CacheExports.Where(cache => cache.Type == Local))
        {
            var folder = Require(export, "dest");
            CreateFolder(folder);
            layouts.Add(folder);
            layouts._written.Add((folder, export.Attributes.TryGetValue("tag", out var tag) ? tag : DefaultTag));
        }

        return layouts;
    }

    /// <summary>Tags the exported caches, so that a later build finds them.</summary>
    public void Complete(ImmutableDictionary<string, string> response)
    {
        if (!response.TryGetValue(ManifestResponse, out var descriptor))
        {
            return;
        }

        foreach (var (folder, tag) in _written)
        {
            new LayoutIndex(folder).Set(tag, descriptor);
        }
    }

    public void Dispose()
    {
        foreach (var store in _stores.Values)
        {
            store.Dispose();
        }
    }

    /// <summary>A missing cache is ignored, as in a first build.</summary>
    private static CacheOption? Import(CacheOption cache)
    {
        if (cache.Type != Local || cache.Attributes.ContainsKey("digest"))
        {
            return cache;
        }

        var tag = cache.Attributes.TryGetValue("tag", out var named) ? named : DefaultTag;
        return new LayoutIndex(Require(cache, "src")).Find(tag) is { } digest
            ? cache with { Attributes = new SortedList<string, string>(cache.Attributes, StringComparer.Ordinal) { ["digest"] = digest } }
            : null;
    }

    private static string Require(CacheOption cache, string attribute) => cache.Attributes.TryGetValue(attribute, out var folder) && folder.Length > 0
        ? folder
        : throw new BuildKitException($"A local cache needs its folder: set '{attribute}' in {nameof(CacheOption)}.{nameof(CacheOption.Attributes)}.");

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BuildOutputException($"The folder '{folder}' of a local cache cannot be created: {exception.Message} Grant this user access to it, or use another folder.", exception);
        }
    }

    private void Add(string folder) => _stores["local:" + folder] = new BlobStore(folder);

    private static string ToJson(List<CacheOption> caches)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var cache in caches)
            {
                json.WriteStartObject();
                json.WriteString("Type", cache.Type);
                json.WriteStartObject("Attrs");
                foreach (var (name, value) in cache.Attributes)
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
