namespace ImageGen.Contexts.Archiving;

/// <summary>The exception for an archive that cannot be read.</summary>
internal static class ArchiveFailures
{
    public static BuildContextException CannotRead(Exception cause) => new(
        $"The archive of the build context cannot be read: {cause.Message} Check that the stream that BuildContext.FromTar opens is readable and complete.", cause);
}
