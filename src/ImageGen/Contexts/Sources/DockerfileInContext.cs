namespace ImageGen.Contexts.Sources;

/// <summary>A Dockerfile that is sent with the files of its context.</summary>
/// <param name="Path">The path inside the context.</param>
/// <param name="Text">The text on disk.</param>
internal sealed record DockerfileInContext(string Path, string Text);
