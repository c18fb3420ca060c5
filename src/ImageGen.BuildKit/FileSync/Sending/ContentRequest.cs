using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>A content that a daemon requests. It is a class, because the framework contains precompiled channels for classes but not for structs.</summary>
internal sealed record ContentRequest(uint Id, ContextEntry Entry);
