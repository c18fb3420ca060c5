namespace ImageGen;

/// <summary>The build context has been sent.</summary>
/// <param name="Entries">How many files, folders and links it has; 0 for a ready archive, which is not looked into.</param>
/// <param name="Bytes">How many bytes were sent, before compression. BuildKit fetches only what it does not have from an earlier build.</param>
public sealed record ContextSent(long Entries, long Bytes) : BuildEvent;
