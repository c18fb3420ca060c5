namespace ImageGen.Contexts;

/// <summary>A folder that is sent in addition to the context's own.</summary>
/// <param name="Folder">The folder on this machine.</param>
/// <param name="Path">Its path in the context, with <c>/</c>.</param>
internal sealed record AddedFolder(string Folder, string Path);
