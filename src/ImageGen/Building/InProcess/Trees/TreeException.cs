namespace ImageGen.Building.InProcess.Trees;

/// <summary>The exception for a change of files that is not possible, such as a file in place of a folder.</summary>
/// <param name="message">The reason, as a part of a sentence.</param>
internal sealed class TreeException(string message) : Exception(message);
