using System.Collections.Immutable;

namespace ImageGen.Auto;

/// <summary>An <c>auto</c> Dockerfile and its context.</summary>
/// <param name="DockerfileText">The Dockerfile.</param>
/// <param name="ContextDirectory">The absolute path of the context's folder.</param>
/// <param name="Include">The files and folders to send, relative to the context's folder, with <c>/</c>. A single <c>.</c> is the whole folder.</param>
/// <param name="IgnoreText">The rules for excluded files, in the syntax of <c>.dockerignore</c>.</param>
internal sealed record AutoContext(string DockerfileText, string ContextDirectory, ImmutableArray<string> Include, string IgnoreText);
