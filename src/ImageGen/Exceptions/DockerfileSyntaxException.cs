namespace ImageGen;

/// <summary>The engine cannot read the Dockerfile.</summary>
public sealed class DockerfileSyntaxException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public DockerfileSyntaxException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
