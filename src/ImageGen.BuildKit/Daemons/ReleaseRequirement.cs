namespace ImageGen.BuildKit.Daemons;

/// <summary>What a daemon must be for a request. It passes over what its release does not know of one, and does something else.</summary>
internal static class ReleaseRequirement
{
    /// <summary>Whether a daemon is of a release or a later one.</summary>
    /// <param name="version">Its version; <see langword="null"/> for one that cannot say it.</param>
    /// <param name="needed">The release.</param>
    /// <remarks>A version that is no release's, such as v0.0.0+unknown, is a build of the developers' own, and taken for a new one.</remarks>
    public static bool IsMet(BuildKitVersion? version, Version needed) =>
        version is not null
        && (!Version.TryParse(version.Version.TrimStart('v').Split('-', '+')[0], out var parsed) || parsed == new Version(0, 0, 0) || parsed >= needed);

    /// <summary>The refusal of a request to a daemon that is too old.</summary>
    /// <param name="daemon">The daemon's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="what">What it would do instead, and what to do about it.</param>
    public static BuildKitException Refuse(string daemon, BuildKitVersion? version, string what) =>
        new($"BuildKit at {daemon} ({version?.Version ?? "older than v0.11"}) {what}") { Status = Grpc.Core.StatusCode.Unimplemented };
}
