namespace ImageGen.Projects.Dockerfiles;

/// <summary>A project cannot become a Linux image.</summary>
public sealed class ProjectDockerfileException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public ProjectDockerfileException()
    {
    }

    /// <summary>Creates an exception.</summary>
    public ProjectDockerfileException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a cause.</summary>
    public ProjectDockerfileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
