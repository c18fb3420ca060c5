namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>How well a node is suited to a platform, the best first.</summary>
internal enum NodeFit
{
    /// <summary>The options name the platform for it.</summary>
    Chosen,

    /// <summary>Its processor runs the platform's programs itself.</summary>
    Native,

    /// <summary>It can, but slowly: by emulation.</summary>
    Emulated,

    /// <summary>It cannot, or is not to.</summary>
    None,
}
