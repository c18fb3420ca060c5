using System.Collections.Immutable;
using ImageGen.Oci.Documents;

namespace ImageGen.Oci.Layouts;

/// <summary>An item of the file <c>manifest.json</c> in an archive of <c>docker save</c>, which lists its images.</summary>
internal sealed record DockerArchiveItem(string Config, ImmutableArray<string> Names, ImmutableArray<string> Layers)
{
    public const string FileName = "manifest.json";

    private const string Kind = "list in the archive";
    private const string Items = "items";

    public static byte[] Write(IEnumerable<DockerArchiveItem> items)
    {
        var json = GoJson.Write(document => document.AddObjects(Items, [.. items], static (fields, item) =>
        {
            fields.Add("Config", item.Config);
            fields.Add("RepoTags", item.Names);
            fields.Add("Layers", item.Layers);
        }));
        // The document is an array, and the reader and writer of documents are for objects.
        return json[$"{{\"{Items}\":".Length..^1].ToArray();
    }

    /// <exception cref="InvalidImageException">The list is not valid.</exception>
    public static ImmutableArray<DockerArchiveItem> Parse(ReadOnlyMemory<byte> content) => ImageDocument.Read(
        Kind,
        (byte[])[.. System.Text.Encoding.UTF8.GetBytes($"{{\"{Items}\":"), .. content.Span, (byte)'}'],
        static document => document.GetObjects(Items, static item => new DockerArchiveItem(item.GetText("Config"), item.TakeList("RepoTags"), item.TakeList("Layers"))));
}
