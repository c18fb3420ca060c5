namespace ImageGen;

/// <summary>The compression of a build context that is sent to the engine.</summary>
public enum ContextCompression
{
    /// <summary>No compression.</summary>
    None,

    /// <summary>gzip. Useful if the connection to the engine is slow.</summary>
    Gzip,
}
