namespace ImageGen;

/// <summary>A here-document: lines that follow an instruction and belong to it.</summary>
/// <param name="Name">The word that ends it; for <c>COPY</c> and <c>ADD</c> also the file's name.</param>
/// <param name="Content">The lines as written, line ends included.</param>
/// <param name="Line">The first line of the content, counted from 1.</param>
/// <param name="EndLine">The line that ends it.</param>
/// <param name="Expands">Whether the builder expands variables in it: the word is not quoted.</param>
/// <param name="StripsTabs">Whether leading tabs are removed: <c>&lt;&lt;-</c>.</param>
public sealed record DockerfileHeredoc(string Name, string Content, int Line, int EndLine, bool Expands, bool StripsTabs)
{
    /// <summary>Where the content begins in the source.</summary>
    internal int Offset { get; init; }
}
