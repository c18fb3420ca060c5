using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.Tests.FileSync.Requests;

/// <summary>Only links, more than a test should create on disk.</summary>
internal sealed class LinkSource(IReadOnlyDictionary<string, string> links) : LocalSource
{
    internal override IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included, IReadOnlyList<string> omittedFolders) => [];

    internal override string? ReadLink(string path) => links.GetValueOrDefault(path);

    internal override IEnumerable<string> ReadNames(string directory) => directory.Length == 0 ? links.Keys : [];
}
