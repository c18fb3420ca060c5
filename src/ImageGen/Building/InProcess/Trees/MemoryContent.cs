namespace ImageGen.Building.InProcess.Trees;

/// <summary>A content in memory, such as a here-document.</summary>
internal sealed class MemoryContent(byte[] content) : ITreeContent
{
    public Stream Open() => new MemoryStream(content, writable: false);
}
