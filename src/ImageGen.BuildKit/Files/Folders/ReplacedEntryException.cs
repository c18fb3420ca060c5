namespace ImageGen.BuildKit.Files.Folders;

/// <summary>A name no longer refers to the expected entry, or refers to an entry that is not allowed: a link in the place of a file or folder.</summary>
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
