namespace ImageGen.Building.InProcess.Stages;

/// <summary>The times of a build. They do not depend on the time at which it runs, so that the same input gives the same image.</summary>
/// <param name="Epoch">The time in <see cref="ImageBuildOptions.SourceDateEpoch"/>; <see langword="null"/> without one.</param>
/// <param name="Rewrites">Whether files are not newer than <paramref name="Epoch"/>.</param>
internal sealed record BuildTimes(DateTimeOffset? Epoch, bool Rewrites)
{
    /// <summary>The name of the build argument and of the environment variable for <see cref="Epoch"/>.</summary>
    public const string EpochVariable = "SOURCE_DATE_EPOCH";

    /// <summary>The time of files and folders that the build itself creates.</summary>
    public DateTimeOffset OfNewFiles => Epoch ?? DateTimeOffset.UnixEpoch;

    /// <summary>The latest time of a file; <see langword="null"/> to keep all times.</summary>
    public DateTimeOffset? Latest => Rewrites ? Epoch : null;
}
