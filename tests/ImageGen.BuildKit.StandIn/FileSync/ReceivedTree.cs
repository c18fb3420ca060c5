using System.Text;
using ImageGen.BuildKit.StandIn.Protocol;

namespace ImageGen.BuildKit.StandIn.FileSync;

/// <summary>What a client sent of one of its folders.</summary>
public sealed class ReceivedTree
{
    /// <summary>The request that it answers.</summary>
    public required LocalRequest Request { get; init; }

    /// <summary>The entries in the order in which they came.</summary>
    public required IReadOnlyList<Stat> Entries { get; init; }

    /// <summary>The contents that were asked for, by their paths.</summary>
    public required IReadOnlyDictionary<string, byte[]> Contents { get; init; }

    public IEnumerable<string> Paths => Entries.Select(entry => entry.Path);

    public Stat this[string path] => Entries.Single(entry => entry.Path == path);

    /// <summary>A file's text; <see langword="null"/> where there is none of this name.</summary>
    public string? Text(string path) => Contents.TryGetValue(path, out var content) ? Encoding.UTF8.GetString(content) : null;
}
