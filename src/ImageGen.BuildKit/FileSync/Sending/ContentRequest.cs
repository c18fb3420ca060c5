using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>A content that a daemon asks for. A class: the channels of one are compiled already, those of a value are not.</summary>
internal sealed record ContentRequest(uint Id, ContextEntry Entry);
