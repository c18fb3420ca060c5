namespace ImageGen.BuildKit.Daemons;

/// <summary>The release that a request needs. An older daemon ignores what it does not support, and does something else.</summary>
internal static class ReleaseRequirement
{
    /// <summary>Whether a daemon has at least a given release.</summary>
    /// <param name="version">Its version; <see langword="null"/> for a daemon that does not report it.</param>
    /// <param name="needed">The release.</param>
    /// <remarks>A version that is not a release, such as v0.0.0+unknown, is a development build and counts as new.</remarks>
    public static bool IsMet(BuildKitVersion? version, Version needed) =>
        version is not null
        && (!Version.TryParse(version.Version.TrimStart('v').Split('-', '+')[0], out var parsed) || parsed == new Version(0, 0, 0) || parsed >= needed);

    /// <summary>Creates the exception for a daemon that is too old.</summary>
    /// <param name="daemon">The daemon's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="what">What the daemon would do instead, and what the user can do.</param>
    public static BuildKitException Refuse(string daemon, BuildKitVersion? version, string what) =>
        new($"BuildKit at {daemon} ({version?.Version ?? "older than v0.11"}) {what}") { Status = Grpc.Core.StatusCode.Unimplemented };
}
