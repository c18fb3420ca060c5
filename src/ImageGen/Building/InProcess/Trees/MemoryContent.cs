namespace ImageGen.Building.InProcess.Trees;

/// <summary>The content of a here-document.</summary>
internal sealed class MemoryContent(byte[] content) : ITreeContent
{
    public Stream Open() => new MemoryStream(content, writable: false);
}
