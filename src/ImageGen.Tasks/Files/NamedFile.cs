namespace ImageGen.Tasks.Files;

/// <summary>A file that an item or a property of a project names.</summary>
/// <param name="Name">The name of the item or the property: <c>Protobuf</c>, <c>AssemblyOriginatorKeyFile</c>.</param>
/// <param name="Path">The absolute path.</param>
internal sealed record NamedFile(string Name, string Path);
