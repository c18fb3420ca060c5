namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>An extended attribute of a file.</summary>
/// <param name="Name">The name in UTF-8, with its namespace before the first dot: <c>user.comment</c>.</param>
/// <param name="Value">Any bytes.</param>
internal sealed record ExtendedAttribute(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value);
