namespace ImageGen;

/// <summary>The exception for the .NET project of an <c>auto</c> Dockerfile that cannot be evaluated, or that cannot run in a Linux image.</summary>
public sealed class DotNetProjectException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public DotNetProjectException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
