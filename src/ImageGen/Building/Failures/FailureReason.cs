namespace ImageGen.Building.Failures;

/// <summary>The reason of a failed build.</summary>
internal enum FailureReason
{
    /// <summary>Any other reason. The message of the engine is used.</summary>
    Other,

    /// <summary>The command of a RUN step.</summary>
    Command,

    /// <summary>A file that a COPY or ADD names.</summary>
    CopySource,

    /// <summary>An image that the build starts from or copies from.</summary>
    BaseImage,

    /// <summary>A Dockerfile that cannot be parsed.</summary>
    Syntax,
}
