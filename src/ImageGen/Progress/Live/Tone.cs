namespace ImageGen.Progress.Live;

/// <summary>What a piece of text means, from which its color follows.</summary>
internal enum Tone
{
    Normal,
    Title,
    Muted,
    Done,
    Cached,
    Running,
    Warning,
    Failed,
}
