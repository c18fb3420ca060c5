namespace ImageGen.Images;

/// <summary>Finds the folder where an image's relative paths start.</summary>
internal static class ProjectDirectory
{
    public const string EnvironmentVariable = "IMAGEGEN_PROJECT_DIRECTORY";

    private const string RecordedPrefix = "ImageGen.ProjectDirectory.";

    /// <summary>The environment's folder, else the one that the project's build recorded, else the current one.</summary>
    /// <param name="assemblyName">The assembly of the project; <see langword="null"/> where there is none to ask for.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="recorded">Reads a value of <c>runtimeconfig.json</c>.</param>
    public static string Find(string? assemblyName, Func<string, string?> environment, Func<string, object?> recorded)
    {
        if (environment(EnvironmentVariable) is { Length: > 0 } chosen)
        {
            return Path.GetFullPath(chosen);
        }

        // A program that was copied to another machine still carries the record of the folder it was built in.
        return assemblyName is not null && recorded(RecordedPrefix + assemblyName) is string { Length: > 0 } path && Directory.Exists(path)
            ? Path.GetFullPath(path)
            : Directory.GetCurrentDirectory();
    }
}
