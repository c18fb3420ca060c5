namespace ImageGen;

/// <summary>Something that happened during a build, a pull of its base images, or a push. The derived records say what.</summary>
public abstract record BuildEvent
{
    private protected BuildEvent()
    {
    }
}

/// <summary>A layer's transfer from a registry to the engine (a base image) got on.</summary>
/// <param name="Image">The image that is pulled.</param>
/// <param name="Layer">The layer's short id; empty for a message about the whole image.</param>
/// <param name="Status">What the engine says it is doing, such as <c>Downloading</c>.</param>
/// <param name="CurrentBytes">How many bytes are done.</param>
/// <param name="TotalBytes">How many bytes there are.</param>
public sealed record PullProgressed(ImageReference Image, string Layer, string Status, long? CurrentBytes, long? TotalBytes) : BuildEvent;

/// <summary>A layer's transfer from the engine to a registry got on.</summary>
/// <param name="Image">The image that is pushed.</param>
/// <param name="Layer">The layer's short id; empty for a message about the whole image.</param>
/// <param name="Status">What the engine says it is doing, such as <c>Pushing</c>.</param>
/// <param name="CurrentBytes">How many bytes are done.</param>
/// <param name="TotalBytes">How many bytes there are.</param>
public sealed record PushProgressed(ImageReference Image, string Layer, string Status, long? CurrentBytes, long? TotalBytes) : BuildEvent;

/// <summary>The build context has been sent.</summary>
/// <param name="Entries">How many files, folders and links it has; 0 for a ready archive, which is not looked into.</param>
/// <param name="Bytes">How many bytes were sent, before compression.</param>
public sealed record ContextSent(long Entries, long Bytes) : BuildEvent;

/// <summary>A step of the build began.</summary>
/// <param name="Step">The step's id, unique in this build.</param>
/// <param name="Name">The step as the engine shows it: <c>[build 2/5] RUN dotnet restore</c>.</param>
public sealed record StepStarted(string Step, string Name) : BuildEvent;

/// <summary>A step of the build ended.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Name">The step as the engine shows it.</param>
/// <param name="Cached">Whether its result was taken from the cache.</param>
/// <param name="Duration">How long it took, where the engine says so.</param>
/// <param name="Error">Why it failed; <see langword="null"/> where it did not.</param>
public sealed record StepCompleted(string Step, string Name, bool Cached, TimeSpan? Duration, string? Error) : BuildEvent;

/// <summary>A part of a step got on: a transfer, an extraction, an export.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Id">What gets on, such as <c>exporting layers</c>.</param>
/// <param name="Current">How much is done, in bytes for transfers.</param>
/// <param name="Total">How much there is; 0 where it is not known.</param>
public sealed record StepProgressed(string Step, string Id, long Current, long Total) : BuildEvent;

/// <summary>A step wrote to its standard output or standard error.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Text">The text; it may end in the middle of a line.</param>
/// <param name="IsError">Whether it was written to standard error.</param>
public sealed record StepOutput(string Step, string Text, bool IsError) : BuildEvent;

/// <summary>The engine, or ImageGen, warns of something in the build.</summary>
/// <param name="Message">The warning, in one line.</param>
/// <param name="Path">The file that it is about, where it is about one.</param>
/// <param name="Line">The line in that file, from 1; 0 where it is about none.</param>
/// <param name="Url">Where there is more to read.</param>
public sealed record BuildWarning(string Message, string? Path = null, int Line = 0, string? Url = null) : BuildEvent;

/// <summary>A failure that may pass is tried again.</summary>
/// <param name="Operation">What is tried again: <c>build</c>, <c>pull</c> or <c>push</c>.</param>
/// <param name="Attempt">The number of the try that failed, from 1.</param>
/// <param name="Delay">The wait before the next one.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record Retrying(string Operation, int Attempt, TimeSpan Delay, string Reason) : BuildEvent;
