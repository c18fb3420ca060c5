namespace ImageGen.Images;

/// <summary>Why a build has left no image that an engine could push.</summary>
internal enum NoImageInEngine
{
    /// <summary>The build's outputs are others: a folder, an archive, the cache.</summary>
    OtherOutputs,

    /// <summary>BuildKit nodes have built it, and keep no image.</summary>
    OnNodes,

    /// <summary>BuildKit nodes have built and pushed it, and keep no image.</summary>
    PushedByNodes,
}
