namespace ImageGen.Images;

/// <summary>Why a build created no image that an engine could push.</summary>
internal enum NoImageInEngine
{
    /// <summary>The build has only other outputs: a folder, an archive or the cache.</summary>
    OtherOutputs,

    /// <summary>BuildKit nodes built the image. They keep no image after a build.</summary>
    OnNodes,

    /// <summary>BuildKit nodes built and pushed the image. They keep no image after a build.</summary>
    PushedByNodes,
}
