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

    /// <summary>The node cannot run the platform's programs, or the options do not assign the platform to it.</summary>
    None,
}
