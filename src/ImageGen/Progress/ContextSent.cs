namespace ImageGen.Progress;

/// <summary>The event of a build context that was sent.</summary>
/// <param name="Entries">The number of files, folders and links; 0 for an archive, because its contents are not read.</param>
/// <param name="Bytes">The number of bytes that were sent, before compression. BuildKit fetches only files that it does not have from an earlier build.</param>
public sealed record ContextSent(long Entries, long Bytes) : BuildEvent;
