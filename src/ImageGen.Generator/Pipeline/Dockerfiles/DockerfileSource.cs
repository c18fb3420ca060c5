using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline.Dockerfiles;

/// <summary>A Dockerfile that an image names. Two are equal if their paths and texts are equal.</summary>
internal sealed class DockerfileSource(string name, string path, string text) : IEquatable<DockerfileSource>
{
    /// <summary>The path relative to the project's folder, as <see cref="ProjectPath.Normalize"/> writes it.</summary>
    public string Name => name;

    /// <summary>The path of the file in the compiler, only for diagnostics.</summary>
    public string Path => path;

    public Dockerfile Dockerfile { get; } = Dockerfile.Parse(text, name);

    /// <summary>Creates the location of a place on one line of the file. Equal places give equal locations.</summary>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The column, counted from 1 in UTF-16 units.</param>
    /// <param name="length">The length of the place, in UTF-16 units.</param>
    public Location Locate(int line, int column, int length) => new FilePlaces(path, Dockerfile.Text).Between((line, column), (line, column + length));

    public bool Equals(DockerfileSource? other) => other is not null && Path == other.Path && Name == other.Name && Dockerfile.Text == other.Dockerfile.Text;

    public override bool Equals(object? obj) => Equals(obj as DockerfileSource);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Dockerfile.Text);
}
