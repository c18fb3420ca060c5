namespace ImageGen;

/// <summary>How much of a build an exported cache contains.</summary>
public enum CacheMode
{
    /// <summary>The layers of the resulting image.</summary>
    Min,

    /// <summary>The layers of every stage.</summary>
    Max,
}
