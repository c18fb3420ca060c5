using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.Generator.Pipeline.Dockerfiles;

/// <summary>A Dockerfile that an image names, read once. Two are equal when their path and text are.</summary>
internal sealed class DockerfileSource(string name, string path, string text) : IEquatable<DockerfileSource>
{
    /// <summary>The path relative to the project's folder, as <see cref="ProjectPath.Normalize"/> writes it.</summary>
    public string Name => name;

    /// <summary>The path by which the compiler knows the file, for diagnostics alone.</summary>
    public string Path => path;

    public Dockerfile Dockerfile { get; } = Dockerfile.Parse(text, name);

    /// <summary>A place in the file, as the compiler names it. Equal places are equal.</summary>
    public Location Locate(int line, int column, int length)
    {
        var lines = SourceText.From(Dockerfile.Text).Lines;
        var start = lines[line - 1].Start + column - 1;
        var span = new TextSpan(start, length);
        return Location.Create(path, span, lines.GetLinePositionSpan(span));
    }

    public bool Equals(DockerfileSource? other) => other is not null && Path == other.Path && Name == other.Name && Dockerfile.Text == other.Dockerfile.Text;

    public override bool Equals(object? obj) => Equals(obj as DockerfileSource);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Dockerfile.Text);
}
