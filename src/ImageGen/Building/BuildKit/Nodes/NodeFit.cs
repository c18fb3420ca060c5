namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>How well a node fits a platform, the best first.</summary>
internal enum NodeFit
{
    /// <summary>The options assign the platform to the node.</summary>
    Chosen,

    /// <summary>The node's processor runs the platform's programs natively.</summary>
    Native,

    /// <summary>The node runs the platform's programs by emulation, which is slow.</summary>
    Emulated,

    /// <summary>The node does not list the platform. It builds images for it that run none of the platform's programs, such as those that only copy files.</summary>
    Foreign,

    /// <summary>The node cannot build for the platform's operating system, or the options do not assign the platform to it.</summary>
    None,
}
