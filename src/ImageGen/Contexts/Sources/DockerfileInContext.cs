namespace ImageGen.Contexts.Sources;

/// <summary>A Dockerfile that goes with the files of its context.</summary>
/// <param name="Path">Its path inside the context.</param>
/// <param name="Text">Its text on disk.</param>
internal sealed record DockerfileInContext(string Path, string Text);
