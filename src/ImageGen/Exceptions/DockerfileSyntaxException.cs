namespace ImageGen;

/// <summary>The exception for a Dockerfile that the engine cannot parse.</summary>
public sealed class DockerfileSyntaxException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public DockerfileSyntaxException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
