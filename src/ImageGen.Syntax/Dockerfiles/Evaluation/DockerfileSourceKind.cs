namespace ImageGen.Dockerfiles;

/// <summary>What a source of <c>ADD</c> is.</summary>
public enum DockerfileSourceKind
{
    /// <summary>Files of the context or of a stage.</summary>
    Path,

    /// <summary>A file that is downloaded.</summary>
    Url,

    /// <summary>A Git repository.</summary>
    Git,
}
