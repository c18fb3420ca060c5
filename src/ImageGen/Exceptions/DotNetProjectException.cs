namespace ImageGen;

/// <summary>The .NET project of an <c>auto</c> Dockerfile cannot be evaluated, or cannot become a Linux image.</summary>
public sealed class DotNetProjectException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public DotNetProjectException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
