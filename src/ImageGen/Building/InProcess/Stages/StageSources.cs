using ImageGen.Building.InProcess.Trees;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>Where the instructions of a stage read files.</summary>
/// <param name="Context">Gets the files of the context.</param>
/// <param name="From">Gets the files of a stage, a named context or an image, for <c>--from</c>.</param>
/// <param name="Download">Downloads a file for <c>ADD</c>: from a URL, with a checksum or <see langword="null"/>.</param>
internal sealed record StageSources(
    Func<CancellationToken, Task<FileTree>> Context,
    Func<string, CancellationToken, Task<FileTree>> From,
    Func<string, ImageDigest?, CancellationToken, Task<TreeNode>> Download);
