namespace ImageGen.BuildKit.Files.Folders;

/// <summary>A name that stands for something else than it did, or than it must: a link in the place of a file or a folder.</summary>
internal sealed class ReplacedEntryException : IOException
{
    public ReplacedEntryException()
    {
    }

    public ReplacedEntryException(string message)
        : base(message)
    {
    }

    public ReplacedEntryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
