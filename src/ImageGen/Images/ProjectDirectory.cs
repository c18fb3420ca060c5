namespace ImageGen.Images;

/// <summary>Finds the folder where the relative paths of an image start.</summary>
internal static class ProjectDirectory
{
    public const string EnvironmentVariable = "IMAGEGEN_PROJECT_DIRECTORY";

    private const string RecordedPrefix = "ImageGen.ProjectDirectory.";

    /// <summary>Returns the folder in the environment variable, or else the one that the build of the project recorded, or else the current folder.</summary>
    /// <param name="assemblyName">The assembly of the project; <see langword="null"/> if it is unknown.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="recorded">Reads a value of <c>runtimeconfig.json</c>.</param>
    public static string Find(string? assemblyName, Func<string, string?> environment, Func<string, object?> recorded)
    {
        if (environment(EnvironmentVariable) is { Length: > 0 } chosen)
        {
            return Path.GetFullPath(chosen);
        }

        // A program that was copied to another machine still contains the path of the folder in which it was built.
        return assemblyName is not null && recorded(RecordedPrefix + assemblyName) is string { Length: > 0 } path && Directory.Exists(path)
            ? Path.GetFullPath(path)
            : Directory.GetCurrentDirectory();
    }
}
