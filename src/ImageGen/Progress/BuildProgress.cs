using ImageGen.Progress;
using ImageGen.Progress.Json;
using ImageGen.Progress.Live;
using ImageGen.Progress.Logs;

namespace ImageGen;

/// <summary>The receivers of progress that ImageGen provides. They write to standard error; standard output remains for the program.</summary>
public static class BuildProgress
{
    /// <summary>
    /// The kind that <c>IMAGEGEN_PROGRESS</c> names (<c>auto</c>, <c>live</c>, <c>plain</c>, <c>quiet</c> or <c>json</c>). If it is not set, <see cref="Live"/>
    /// in a terminal, and otherwise <see cref="Plain"/>.
    /// </summary>
    public static IProgress<BuildEvent> Auto { get; } = new AutomaticProgress(Environment.GetEnvironmentVariable);

    /// <summary>A view of all running builds and pushes that changes in place. If standard error is not a terminal, or is one that cannot move its cursor, this is <see cref="Plain"/>.</summary>
    public static IProgress<BuildEvent> Live { get; } = new LiveOrPlain();

    /// <summary>Plain lines without colors and cursor movement. In the log of GitHub Actions, GitLab CI, Azure Pipelines or TeamCity, each build and push is a group, and warnings and errors are annotations.</summary>
    public static IProgress<BuildEvent> Plain { get; } = new PlainOrGroups(Environment.GetEnvironmentVariable);

    /// <summary>No output. Warnings are in the result of the build, and failures are exceptions.</summary>
    public static IProgress<BuildEvent> Quiet { get; } = new SilentProgress();

    /// <summary>An object in JSON on a line for each event.</summary>
    public static IProgress<BuildEvent> Json { get; } = new JsonProgress(() => Console.Error, TimeProvider.System);

    /// <summary>The names of the receivers, for messages.</summary>
    internal const string Names = "auto, live, plain, quiet or json";

    /// <summary>Returns the receiver with a name, in lower or upper case: <c>auto</c>, <c>live</c>, <c>plain</c>, <c>quiet</c> or <c>json</c>.</summary>
    /// <exception cref="ArgumentException">There is no such receiver.</exception>
    public static IProgress<BuildEvent> FromName(string name) =>
        Find(name) ?? throw new ArgumentException($"'{name}' is not a kind of progress. Use {Names}.", nameof(name));

    internal static IProgress<BuildEvent>? Find(string name) => name.Trim().ToUpperInvariant() switch
    {
        "AUTO" => Auto,
        "LIVE" => Live,
        "PLAIN" => Plain,
        "QUIET" => Quiet,
        "JSON" => Json,
        _ => null,
    };
}
