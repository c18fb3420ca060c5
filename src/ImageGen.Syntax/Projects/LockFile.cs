namespace ImageGen.Projects;

/// <summary>The lock file of a project that is restored.</summary>
/// <param name="Project">The project file.</param>
/// <param name="RuntimeIdentifiers">MSBuild's <c>RuntimeIdentifiers</c> of the project, separated by semicolons.</param>
/// <param name="LockedIdentifiers">The runtime identifiers in the lock file, separated by semicolons.</param>
internal sealed record LockFile(string Project, string RuntimeIdentifiers, string LockedIdentifiers);
