namespace ImageGen;

/// <summary>How a build context is compressed on its way to the engine.</summary>
public enum ContextCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By gzip: worth it where the engine is far away.</summary>
    Gzip,
}
