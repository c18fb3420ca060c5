namespace ImageGen.Contexts.Archiving;

/// <summary>The message about an archive that cannot be sent as it is.</summary>
internal static class ArchiveFailures
{
    public static BuildContextException CannotRead(Exception cause) => new(
        $"The archive given as build context cannot be read: {cause.Message} See that the stream that BuildContext.FromTar opens is there, whole and readable.", cause);
}
