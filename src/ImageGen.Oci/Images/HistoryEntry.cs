using ImageGen.Oci.Documents;

namespace ImageGen.Oci;

/// <summary>A step in the history of an image.</summary>
public sealed record HistoryEntry
{
    /// <summary>The time of the step. Written in UTC. Default: none.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The command of the step, or <see langword="null"/>.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The author of the step, or <see langword="null"/>.</summary>
    public string? Author { get; init; }

    /// <summary>A comment, or <see langword="null"/>: <c>buildkit.dockerfile.v0</c>.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the step created no layer. Default: <see langword="false"/>.</summary>
    public bool IsEmptyLayer { get; init; }

    internal UnknownFields Unknown { get; init; } = UnknownFields.None;

    internal static HistoryEntry Read(DocumentObject json) => new()
    {
        Created = json.TakeTime("created"),
        CreatedBy = json.TakeText("created_by"),
        Author = json.TakeText("author"),
        Comment = json.TakeText("comment"),
        IsEmptyLayer = json.TakeFlag("empty_layer"),
        Unknown = json.TakeRest(),
    };

    internal void Write(GoJson json)
    {
        json.AddIfSet("created", Created);
        json.AddIfSet("created_by", CreatedBy);
        json.AddIfSet("author", Author);
        json.AddIfSet("comment", Comment);
        json.AddIfSet("empty_layer", IsEmptyLayer);
        json.Add(Unknown);
    }
}
