namespace ImageGen;

/// <summary>A here-document: lines that follow an instruction and belong to it.</summary>
/// <param name="Name">The delimiter that ends it; for <c>COPY</c> and <c>ADD</c> also the name of the file.</param>
/// <param name="Content">The lines as written, including line ends.</param>
/// <param name="Line">The first line of the content, counted from 1.</param>
/// <param name="EndLine">The line of the delimiter that ends it.</param>
/// <param name="Expands">Whether the builder expands variables in it, because the delimiter is not quoted.</param>
/// <param name="StripsTabs">Whether leading tabs are removed: <c>&lt;&lt;-</c>.</param>
public sealed record DockerfileHeredoc(string Name, string Content, int Line, int EndLine, bool Expands, bool StripsTabs)
{
    /// <summary>The offset of the content in the source.</summary>
    internal int Offset { get; init; }
}
