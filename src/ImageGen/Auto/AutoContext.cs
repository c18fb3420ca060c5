using System.Collections.Immutable;

namespace ImageGen.Auto;

/// <summary>An <c>auto</c> Dockerfile and the part of the disk that it copies from.</summary>
/// <param name="DockerfileText">The Dockerfile.</param>
/// <param name="ContextDirectory">The context's folder, absolute.</param>
/// <param name="Include">The files and folders to send, relative to the context's folder, with <c>/</c>; a single <c>.</c> stands for all of it.</param>
/// <param name="IgnoreText">What to leave out of them, in the language of <c>.dockerignore</c>.</param>
internal sealed record AutoContext(string DockerfileText, string ContextDirectory, ImmutableArray<string> Include, string IgnoreText);
