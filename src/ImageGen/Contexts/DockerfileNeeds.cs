using ImageGen.BuildKit;

namespace ImageGen.Contexts;

/// <summary>What a build gives a Dockerfile in addition to the context and the options of the user.</summary>
/// <param name="Files">Files that are sent with the context, whatever its rules exclude.</param>
/// <param name="Options">Options of the build. Those of the user take precedence.</param>
internal sealed record DockerfileNeeds(IReadOnlyList<MemoryFile> Files, ImageBuildOptions Options);
