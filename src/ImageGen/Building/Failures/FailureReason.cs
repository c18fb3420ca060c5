namespace ImageGen.Building.Failures;

/// <summary>What is behind a failed build.</summary>
internal enum FailureReason
{
    /// <summary>Nothing that is known here: the engine's own words have to do.</summary>
    Other,

    /// <summary>The command of a RUN step.</summary>
    Command,

    /// <summary>A file that a COPY or ADD names.</summary>
    CopySource,

    /// <summary>An image that the build starts from or copies from.</summary>
    BaseImage,

    /// <summary>The Dockerfile cannot be read.</summary>
    Syntax,
}
